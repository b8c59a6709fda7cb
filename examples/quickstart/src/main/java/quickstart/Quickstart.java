package quickstart;

import dev.carafe.App;
import dev.carafe.http.Response;
import java.util.Map;

public final class Quickstart {
    record Person(int id, String name) { }

    static App app() {
        return App.create("quickstart")
                .get("/", req -> Map.of("Hello", "World!"))
                .get("/person/<id:int>", "person", req -> new Person(req.pathInt("id"), "Ada"))
                .post("/people", req -> Response.of(req.json(Person.class)).status(201));
    }

    public static void main(String[] args) {
        app().run(args);
    }
}

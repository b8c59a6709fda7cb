package quickstart;

import static dev.carafe.Carafe.abort;

import dev.carafe.App;
import java.util.Map;

/** A service of people: JSON, a typed variable in the path, an error of its own. */
public final class Quickstart {
    record Person(int id, String name) { }

    private static final Map<Integer, Person> PEOPLE = Map.of(1, new Person(1, "Ada"), 2, new Person(2, "Grace"));

    private Quickstart() { }

    static App app() {
        return App.create("quickstart")
                .get("/api", req -> Map.of("Hello", "World!"))
                .get("/person/<id:int>", "person", req -> {
                    Person person = PEOPLE.get(req.pathInt("id"));
                    return person != null ? person : abort(404, "Nobody has this number.");
                })
                .error(404, (req, error) -> Map.of("error", error.description()));
    }

    public static void main(String[] args) {
        app().run(args);
    }
}

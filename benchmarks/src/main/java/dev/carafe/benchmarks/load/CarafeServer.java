package dev.carafe.benchmarks.load;

import dev.carafe.App;
import dev.carafe.http.Response;
import java.nio.file.Path;
import java.util.Arrays;

/** The rows of the load comparison, by Carafe. */
public final class CarafeServer {
    private CarafeServer() { }

    /** Serves on the port that is given, with as many further routes as are given. */
    public static void main(String[] args) {
        Path file = Sample.file();
        App app = App.create("load")
                .get("/plain", req -> Response.text(Sample.TEXT))
                .get("/person/<id:int>", req -> new Person(req.pathInt("id"), "Ada"))
                .post("/echo", req -> Arrays.asList(req.json(Person[].class)))
                .post("/form", req -> Response.text(req.args().get("lang") + " " + req.form().get("name")))
                .get("/file", req -> Response.file(file));
        for (int i = 0; i < Sample.routes(args); i++) {
            app.get("/resource" + i + "/<id:int>/parts", req -> Response.text("part"));
        }
        app.start(Integer.parseInt(args[0]));
        Sample.untilEndOfInput();
    }
}

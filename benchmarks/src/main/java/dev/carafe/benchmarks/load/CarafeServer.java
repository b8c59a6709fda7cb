package dev.carafe.benchmarks.load;

import dev.carafe.App;
import dev.carafe.http.Response;

/** The two answers of the load comparison, by Carafe: text, and a person as JSON. */
public final class CarafeServer {
    private CarafeServer() { }

    /** Serves on the port that is given until it is killed; further routes, if a number is given, show what they cost. */
    public static void main(String[] args) throws InterruptedException {
        App app = App.create("load")
                .get("/plain", req -> Response.text("Hello, World!"))
                .get("/person/<id:int>", req -> new Person(req.pathInt("id"), "Ada"));
        int routes = args.length > 1 ? Integer.parseInt(args[1]) : 0;
        for (int i = 0; i < routes; i++) {
            app.get("/resource" + i + "/<id:int>/parts", req -> Response.text("part"));
        }
        app.start(Integer.parseInt(args[0]));
        Thread.currentThread().join();
    }
}

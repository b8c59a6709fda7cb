package ${package};

import static dev.carafe.Carafe.app;
import static dev.carafe.templates.Page.render;

import dev.carafe.Blueprint;
import dev.carafe.http.Request;
import java.util.Map;

/** The first page with its form, and a greeting as JSON. */
final class Home {
    static final Blueprint BLUEPRINT = Blueprint.create("home")
            .get("/", "index", req -> page("world"))
            .post("/", "greeted", req -> page(req.form().require("name")))  // a form without a name is a 400
            .get("/api/greet/<name>", "greet", Home::greet);

    private Home() { }

    private static Object page(String name) {
        return render("index.html", Map.of("greeting", greeting(), "name", name));
    }

    private static Object greet(Request req) {
        return Map.of("greeting", greeting(), "name", req.pathParam("name"));
    }

    private static String greeting() {
        return app().config().getString("GREETING", "Hello");
    }
}

package ${package};

import static dev.carafe.Carafe.app;
import static dev.carafe.templates.Page.render;

import dev.carafe.Blueprint;
import dev.carafe.http.Request;
import java.util.Map;

/** The first page, and a greeting as JSON. */
final class Home {
    static final Blueprint BLUEPRINT = Blueprint.create("home")
            .get("/", "index", Home::index)
            .get("/api/greet/<name>", "greet", Home::greet);

    private Home() { }

    private static Object index(Request req) {
        return render("index.html", Map.of("greeting", greeting()));
    }

    private static Object greet(Request req) {
        return Map.of("greeting", greeting(), "name", req.pathParam("name"));
    }

    private static String greeting() {
        return app().config().getString("GREETING", "Hello");
    }
}

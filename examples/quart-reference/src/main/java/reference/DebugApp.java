package reference;

import static dev.carafe.Carafe.abort;

import dev.carafe.App;
import dev.carafe.http.Response;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** The third application: in debug mode. */
final class DebugApp {
    private DebugApp() { }

    static App create(Path root) {
        App app = App.create("debug_app").root(root).withoutStaticFiles()
                .get("/api", req -> Map.of("b", 1, "a", Arrays.asList(1, Bodies.single("c", null))))
                .get("/boom", req -> {
                    throw new IllegalArgumentException("debug-<detail>");
                })
                .get("/handled", req -> {
                    throw new Errors.CustomError("h-msg");
                })
                .get("/abort/<int:code>", req -> abort(req.pathInt("code")))
                .post("/json", req -> Bodies.single("json", req.json()))
                .error(Errors.CustomError.class, (req, e) -> Response.of("custom handled").status(409))
                .error(500, (req, e) -> "custom 500");
        app.config().set("DEBUG", true);
        return app;
    }
}

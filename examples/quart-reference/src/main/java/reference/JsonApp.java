package reference;

import static dev.carafe.Carafe.abort;
import static dev.carafe.Carafe.app;
import static dev.carafe.Carafe.session;

import dev.carafe.App;
import dev.carafe.Next;
import dev.carafe.http.HttpException;
import dev.carafe.http.HttpStatus;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The second application: all its errors are JSON, and a middleware stands around it. */
final class JsonApp {
    private JsonApp() { }

    static App create(Path root) {
        App app = App.create("json_app").root(root).withoutStaticFiles()
                .wrap(JsonApp::middleware)
                .after((req, res) -> res.header("X-After", "json"))
                .get("/api", req -> {
                    throw new ClassCastException("Some Exception");
                })
                .get("/ok", req -> Map.of("ok", true))
                .get("/abort/<int:code>", req -> abort(req.pathInt("code")))
                .get("/abort/<int:code>/desc", req -> abort(req.pathInt("code"), "custom words"))
                .post("/json", req -> Bodies.single("json", req.json()))
                .get("/folder/", req -> "folder")
                .get("/injected", req -> Bodies.single("injected", req.header("X-Injected")))
                .get("/config/<key>", JsonApp::setting)
                .get("/session/set", req -> {
                    session().set("k", "v").permanent(req.args().contains("permanent"));
                    return "set";
                })
                .get("/session/get", req -> Bodies.single("value", session().get("k")));
        HttpStatus.errors().keySet().forEach(code -> app.error(code, JsonApp::error));
        app.config().root(root)
                .from(Settings.class)
                .fromMap(Map.of("SQLURI", "from-mapping", "EXTRA", "from-mapping", "lower_mapping", 1))
                .fromFile(Path.of("settings.json"))
                .fromFile(Path.of("settings.yml"))
                .fromOptionalFile(Path.of("no-such-file.json"))
                .fromFile(Path.of("settings.cfg"));
        return app;
    }

    /** The first of its layers of settings; a name that is not in capitals is none. */
    @SuppressWarnings("unused") // read by name
    static final class Settings {
        public static final boolean DEBUG = false;
        public static final String SQLURI = "from-object";
        public static final String FROM_OBJECT = "obj";
        public static final int lower_object = 1;

        private Settings() { }
    }

    private static Response middleware(Request req, Next next) throws Exception {
        Response response = req.rawPath().equals("/intercepted")
                ? Response.text("intercepted").status(202)
                : next.handle(req.withHeader("X-Injected", "10.1.1.1, 10.3.4.5"));
        return response.header("X-Middleware", "1");
    }

    private static Map<String, @Nullable Object> error(Request req, HttpException error) {
        Throwable cause = error.getCause();
        Map<String, @Nullable Object> seen = new LinkedHashMap<>();
        seen.put("code", error.status());
        seen.put("description", error.description());
        seen.put("message", cause == null ? error.toString() : Objects.requireNonNull(cause.getMessage()));
        return seen;
    }

    private static Object setting(Request req) {
        String key = req.pathParam("key");
        Map<String, @Nullable Object> seen = Bodies.single("value", app().config().get(key));
        seen.put("present", app().config().contains(key));
        return seen;
    }
}

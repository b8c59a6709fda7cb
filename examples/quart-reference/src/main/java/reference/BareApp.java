package reference;

import static dev.carafe.Carafe.app;
import static dev.carafe.Carafe.session;

import dev.carafe.App;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fourth application: nothing is configured. */
final class BareApp {
    private BareApp() { }

    static App create(Path root) {
        return App.create("bare_app").root(root).withoutStaticFiles()
                .get("/session/read", req -> Bodies.single("value", session().get("k")))
                .get("/session/write", req -> {
                    session().set("k", 1);
                    return "written";
                })
                .get("/config", req -> settings())
                .post("/data", req -> Map.of("size", req.bytes().length));
    }

    /** The configuration, with durations in seconds. */
    private static Map<String, @Nullable Object> settings() {
        Map<String, @Nullable Object> settings = app().config().toMap();
        settings.replaceAll((key, value) -> value instanceof Duration duration ? duration.toSeconds() : value);
        return settings;
    }
}

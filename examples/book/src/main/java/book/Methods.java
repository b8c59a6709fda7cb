package book;

import dev.carafe.App;
import java.util.Map;

/** One view for several methods; HEAD and OPTIONS come by themselves. */
final class Methods {
    private Methods() { }

    static App app() {
        return App.create("methods")
                .route("/api").methods("POST", "DELETE", "GET").endpoint("my_microservice").to(req -> Map.of("Hello", "World!"));
    }
}

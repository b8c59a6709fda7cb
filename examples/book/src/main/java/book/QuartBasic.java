package book;

import dev.carafe.App;
import java.util.Map;

/** The smallest service: one view that answers JSON. */
final class QuartBasic {
    private QuartBasic() { }

    static App app() {
        return App.create("quart_basic")
                .get("/api", "my_microservice", req -> Map.of("Hello", "World!"));
    }
}

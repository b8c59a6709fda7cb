package book;

import dev.carafe.App;
import java.util.Map;

/** One handler for every unexpected error: its answer is JSON, whatever went wrong. */
final class ErrorHandler {
    private ErrorHandler() { }

    static App app() {
        return App.create("error_handler")
                .error(500, (req, error) -> Map.of("Error", error.toString()))
                .get("/api", "my_microservice", req -> {
                    throw new IllegalStateException("Some Exception");
                });
    }
}

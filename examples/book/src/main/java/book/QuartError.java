package book;

import dev.carafe.App;
import java.util.Map;

/** What the tests of the book's third chapter test: an error of its own for each kind. */
final class QuartError {
    private static final String NOT_FOUND =
            "The requested URL was not found on the server.  If you entered the URL manually please check your spelling and try again.";

    private QuartError() { }

    static App app() {
        return App.create("quart_error")
                .error(500, (req, error) -> Map.of("Error", error.toString()))
                .error(404, (req, error) -> Map.of("Error", error.toString(), "description", NOT_FOUND))
                .get("/api", "my_microservice", req -> {
                    throw new IllegalStateException("Some Exception");
                });
    }
}

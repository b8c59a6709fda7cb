package book;

import dev.carafe.App;

/** Every error is JSON: no client of the service meets a page of HTML. */
final class CatchAllErrors {
    private CatchAllErrors() { }

    static App app() {
        return App.create("catch_all_errors")
                .jsonErrors()
                .get("/api", "my_microservice", req -> {
                    throw new IllegalStateException("Some Exception");
                });
    }
}

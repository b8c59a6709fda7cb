package reference;

import static dev.carafe.Carafe.abort;

import dev.carafe.App;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.util.Map;
import java.util.Objects;

/** Errors, expected and not, and their handlers. */
final class Errors {
    private Errors() { }

    static void add(App app) {
        app.route("/abort/<int:code>").methods("GET", "POST").endpoint("abort_code").to(req -> abort(req.pathInt("code")));
        app.get("/abort/<int:code>/desc", "abort_desc", req -> abort(req.pathInt("code"), "custom <b>words</b>"))
                .get("/abort/response", "abort_response", req -> abort(Response.of("as given").status(409).header("X-Abort", "1")))
                .get("/raise/<what>", "raise_", Errors::raise)
                .error(CustomError.class, (req, e) -> message(409, "custom", e))
                .error(SpecificError.class, (req, e) -> message(422, "specific", e))
                .error(FailingError.class, (req, e) -> {
                    throw new IllegalStateException("handler failed");
                })
                .error(410, (req, e) -> Map.of("gone", e.status(), "name", e.name(), "description", e.description()))
                .error(406, (req, e) -> "no status given");
    }

    private static Response message(int status, String name, Exception error) {
        return Response.of(Map.of(name, Objects.requireNonNull(error.getMessage()))).status(status);
    }

    private static Object raise(Request req) throws Exception {
        throw switch (req.pathParam("what")) {
            case "type" -> new ClassCastException("secret-detail");
            case "custom" -> new CustomError("c-msg");
            case "specific" -> new SpecificError("s-msg");
            case "other" -> new OtherError("o-msg");
            case "failing" -> new FailingError("f-msg");
            case "value" -> new IllegalArgumentException("v-msg");
            default -> new UnsupportedOperationException();
        };
    }

    /** An error of the application. */
    static class CustomError extends RuntimeException {
        private static final long serialVersionUID = 1;

        CustomError(String message) {
            super(message);
        }
    }

    private static final class SpecificError extends CustomError {
        private static final long serialVersionUID = 1;

        SpecificError(String message) {
            super(message);
        }
    }

    private static final class OtherError extends CustomError {
        private static final long serialVersionUID = 1;

        OtherError(String message) {
            super(message);
        }
    }

    private static final class FailingError extends RuntimeException {
        private static final long serialVersionUID = 1;

        FailingError(String message) {
            super(message);
        }
    }
}

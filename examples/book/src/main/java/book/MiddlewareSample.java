package book;

import dev.carafe.App;
import dev.carafe.Next;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.util.Map;

/** Middleware that pretends to be a proxy: the app sees a header that no client has sent. */
final class MiddlewareSample {
    private static final String REAL_IP = "10.1.1.1";

    private MiddlewareSample() { }

    static App app() {
        return App.create("middleware")
                .wrap(MiddlewareSample::forward)
                .get("/api", "my_microservice", req -> Map.of("Hello", req.accessRoute().getFirst()));
    }

    private static Response forward(Request request, Next next) throws Exception {
        boolean forwarded = request.header("X-Forwarded-For") != null;
        return next.handle(forwarded ? request : request.withHeader("X-Forwarded-For", REAL_IP + ", 10.3.4.5, 127.0.0.1"));
    }
}

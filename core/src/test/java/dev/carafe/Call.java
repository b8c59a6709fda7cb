package dev.carafe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carafe.http.Request;
import dev.carafe.http.Response;

/** Requests to an app as a function. */
final class Call {
    private Call() { }

    static Response get(App app, String target) {
        return app.handle(Request.of("GET", target));
    }

    static String text(Response response) {
        return new String(response.data(), UTF_8);
    }
}

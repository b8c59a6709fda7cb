package dev.carafe.server;

import dev.carafe.http.RawRequest;
import dev.carafe.http.Response;
import java.util.function.Consumer;

/** An app as the server sees it: {@code app::serve}. */
@FunctionalInterface
public interface Application {
    /** Handles a request and passes the answer to {@code send}, exactly once. It throws only what {@code send} threw. */
    void serve(RawRequest request, Consumer<Response> send);
}

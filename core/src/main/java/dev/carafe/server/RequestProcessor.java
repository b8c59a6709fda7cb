package dev.carafe.server;

import dev.carafe.http.Outgoing;
import dev.carafe.http.RawRequest;
import java.util.function.Consumer;

/** Handles the requests of a server: an app's {@code app::serve}, or something in front of it. */
@FunctionalInterface
public interface RequestProcessor {
    /** Handles a request and passes the response to {@code send}, exactly once. It throws only what {@code send} threw. */
    void serve(RawRequest request, Consumer<Outgoing> send);

    /** Returns whether this processor takes a request. */
    default boolean takes(String method, String rawPath) {
        return true;
    }

    /** Runs before the first request. */
    default void begin() { }

    /** Runs after the last request. */
    default void end() { }
}

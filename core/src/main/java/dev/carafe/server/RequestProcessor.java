package dev.carafe.server;

import dev.carafe.http.Outgoing;
import dev.carafe.http.RawRequest;
import java.util.function.Consumer;

/** Handles the requests of a server: an app, as {@code app::serve}, or what stands in front of one. */
@FunctionalInterface
public interface RequestProcessor {
    /** Handles a request and passes the response to {@code send}, exactly once. It throws only what {@code send} threw. */
    void serve(RawRequest request, Consumer<Outgoing> send);

    /** Returns whether this processor takes a request. */
    default boolean takes(String method, String rawPath) {
        return true;
    }

    /** Runs what comes before the first request. */
    default void begin() { }

    /** Runs what comes after the last. */
    default void end() { }
}

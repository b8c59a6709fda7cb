package dev.carafe;

import dev.carafe.http.Request;
import org.jspecify.annotations.Nullable;

/** Runs when the answer has been sent, whatever happened, in reverse order of registration. */
@FunctionalInterface
public interface Teardown {
    /**
     * Cleans up. The error is one that no answer came of, as when the client has gone; it is null if there was an answer, though it be
     * a 500 (Quart's rule). What this throws is logged and stops no other teardown.
     */
    void teardown(Request request, @Nullable Throwable error) throws Exception;
}

package dev.carafe;

import dev.carafe.http.Request;
import org.jspecify.annotations.Nullable;

/** Runs when the answer has been sent, whatever happened, in reverse order of registration. */
@FunctionalInterface
public interface Teardown {
    /** Cleans up; the error is the one that no handler took, or null. What this throws is logged and stops no other teardown. */
    void teardown(Request request, @Nullable Throwable error) throws Exception;
}

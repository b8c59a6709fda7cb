package dev.carafe;

import dev.carafe.http.Request;
import org.jspecify.annotations.Nullable;

/** Runs when a request has ended, whatever happened, in reverse order of registration. */
@FunctionalInterface
public interface Teardown {
    /**
     * Cleans up. {@code error} is set only when no response could be sent, for example because the client left; it is null once there was a
     * response, even a 500 (Quart's rule). Exceptions thrown here are logged; the other teardown hooks still run.
     */
    void teardown(Request request, @Nullable Throwable error) throws Exception;
}

package dev.carafe;

import dev.carafe.http.Request;

/** Runs before the handler of a request, and before its 404 or 405 too. */
@FunctionalInterface
public interface Before {
    /** Looks at the request; {@code abort(...)} answers it, and no later hook and no handler runs. */
    void before(Request request) throws Exception;
}

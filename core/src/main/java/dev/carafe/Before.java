package dev.carafe;

import dev.carafe.http.Request;

/** Runs before the handler of each request, even if the response will be a 404 or 405. */
@FunctionalInterface
public interface Before {
    /** Inspects the request. {@code abort(...)} ends it: no later hook runs, and no handler. */
    void before(Request request) throws Exception;
}

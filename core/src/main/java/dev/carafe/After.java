package dev.carafe;

import dev.carafe.http.Request;
import dev.carafe.http.Response;

/** Runs after the handler of a request, or the error handler, in reverse order of registration; the answer may be changed in place. */
@FunctionalInterface
public interface After {
    /** Looks at the answer, and may change it. */
    void after(Request request, Response response) throws Exception;
}

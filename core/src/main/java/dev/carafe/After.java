package dev.carafe;

import dev.carafe.http.Request;
import dev.carafe.http.Response;

/** Runs after the handler or error handler of each request, in reverse order of registration. */
@FunctionalInterface
public interface After {
    /** Returns the response: the one given, or a changed copy such as {@code response.header("X-User", user)}. Null is an error. */
    Response after(Request request, Response response) throws Exception;
}

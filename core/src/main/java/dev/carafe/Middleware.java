package dev.carafe;

import dev.carafe.http.Request;
import dev.carafe.http.Response;

/** Wraps the whole app, including its hooks and error handlers: the equivalent of WSGI and ASGI middleware. */
@FunctionalInterface
public interface Middleware {
    /**
     * Passes the request to {@code next} and returns its response, either of them changed or not. It may also return a response of its own;
     * then the app never sees the request.
     */
    Response wrap(Request request, Next next) throws Exception;
}

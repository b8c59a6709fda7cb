package dev.carafe;

import dev.carafe.http.Request;
import dev.carafe.http.Response;

/** Stands around the whole app, hooks and error handlers included: what WSGI and ASGI call middleware. */
@FunctionalInterface
public interface Middleware {
    /** Passes the request on, changed or not, and gives back the answer, changed or not; or answers itself, and the app never knows. */
    Response wrap(Request request, Next next) throws Exception;
}

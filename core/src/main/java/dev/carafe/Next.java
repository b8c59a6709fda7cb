package dev.carafe;

import dev.carafe.http.Request;
import dev.carafe.http.Response;

/** What a {@link Middleware} stands around: the next one, or the app. */
@FunctionalInterface
public interface Next {
    /** Handles a request. */
    Response handle(Request request) throws Exception;
}

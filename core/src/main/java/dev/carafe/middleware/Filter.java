package dev.carafe.middleware;

import dev.carafe.Before;
import dev.carafe.Carafe;
import dev.carafe.Middleware;
import dev.carafe.Next;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.util.function.UnaryOperator;

/** What may refuse a request and changes its response: around the whole app as middleware, or for a blueprint as a before hook. */
abstract class Filter implements Middleware, Before {
    /**
     * Returns what is to be done to the response, errors included.
     *
     * @throws HttpException instead, if the request goes no further
     */
    abstract UnaryOperator<Response> enter(Request request);

    @Override
    public final Response wrap(Request request, Next next) throws Exception {
        UnaryOperator<Response> change = enter(request);
        return change.apply(next.handle(request));
    }

    @Override
    public final void before(Request request) {
        UnaryOperator<Response> change = enter(request);
        Carafe.afterThisRequest((same, response) -> change.apply(response));
    }
}

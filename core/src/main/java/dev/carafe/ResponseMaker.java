package dev.carafe;

import dev.carafe.http.Conditional;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.http.ResponseEncoder;
import dev.carafe.http.StreamBody;
import org.jspecify.annotations.Nullable;

/** Makes a response of a handler's return value: converted, encoded, and on the request's conditions. */
final class ResponseMaker {
    private final ResponseEncoder encoder;
    private final Conversions conversions;

    ResponseMaker(ResponseEncoder encoder, Conversions conversions) {
        this.encoder = encoder;
        this.conversions = conversions;
    }

    /** Returns the encoded response that a handler's value stands for. */
    Response make(Owner owner, Request request, @Nullable Object value) {
        return make(owner, request, null, value);
    }

    /** Returns the encoded response that an error handler's value stands for. */
    Response make(Owner owner, Request request, @Nullable HttpException error, @Nullable Object value) {
        return evaluated(owner, request, encoder.encode(request, error, conversions.response(value)));
    }

    /** Encodes the body of a response unless it is encoded already, and evaluates the request's conditions. */
    Response encode(Owner owner, Request request, Response response) {
        return evaluated(owner, request, encoder.encode(request, response));
    }

    /** Gives a stream to the exchange, which closes it whatever becomes of the response, and evaluates the conditions. */
    private static Response evaluated(Owner owner, Request request, Response response) {
        if (response.body() instanceof StreamBody stream) {
            owner.own(stream);
        }
        return Conditional.applied(request, response);
    }
}

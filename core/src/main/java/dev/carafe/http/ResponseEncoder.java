package dev.carafe.http;

import dev.carafe.http.header.MediaType;
import dev.carafe.json.JsonProvider;
import dev.carafe.problem.Problem;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Encodes bodies: text, values and streams become bytes or a {@link StreamBody} with the appropriate content type. Only apps use it. */
public final class ResponseEncoder {
    private static final String HTML = "text/html; charset=utf-8";
    private static final byte[] NOTHING = {};
    private static final String BYTES = "application/octet-stream";

    private final JsonProvider json;
    private final String jsonType;

    /** Creates an encoder that writes JSON with a provider; {@code jsonType} is the media type of values. */
    public ResponseEncoder(JsonProvider json, String jsonType) {
        this.json = json;
        this.jsonType = jsonType;
    }

    /**
     * Returns the response with its body encoded. Does nothing if it already is.
     *
     * @param error the error that the response is for, or null
     * @throws IllegalStateException if the value can't be a body; the message names the handler
     */
    public Response encode(Request request, @Nullable HttpException error, Response response) {
        String negotiated = error == null ? request.responseType() : null;
        return encoded(request, error, negotiated == null ? response : negotiated(request, response, negotiated));
    }

    /** Returns the response with its body encoded, without negotiation. Does nothing if it already is. */
    public Response encode(Request request, Response response) {
        return encoded(request, null, response);
    }

    /** Returns a response without its own content type with the negotiated one, and its values in that form. */
    private static Response negotiated(Request request, Response response, String type) {
        Object body = response.body();
        Response varying = response.vary("Accept");
        if (response.contentType() != null || response.status() == 204 || response.status() >= 300 || body instanceof Problem) {
            return varying;
        }
        boolean raw = body instanceof String || body instanceof byte[] || body instanceof StreamBody || body instanceof InputStream;
        boolean many = body instanceof Iterator || body instanceof BaseStream;
        JsonStream stream = many ? JsonStream.of(Objects.requireNonNull(body), type) : null;
        MediaType media = MediaType.parse(type);
        if (!raw && !many && (media == null || !media.isJson())) {
            String what = body == null ? "null" : "a %s".formatted(body.getClass().getSimpleName());
            throw unusable(request, null, "%s where %s was negotiated".formatted(what, type),
                    "Return text, bytes or a stream for req.responseType() '%s'".formatted(type));
        }
        return varying.body(stream != null ? stream : body).contentType(type);
    }

    private Response encoded(Request request, @Nullable HttpException error, Response response) {
        Object body = response.body();
        if (body instanceof byte[] || body instanceof StreamBody) {
            return response.contentType() == null ? response.contentType(BYTES) : response;
        }
        return switch (body) {
            case String text -> typed(response, text.getBytes(StandardCharsets.UTF_8), HTML);
            case JsonValue(var value) -> typed(response, json.write(value), jsonType);
            case Problem problem -> typed(response.status() == 200 ? response.status(problem.status()) : response, json.write(problem),
                    Problem.MEDIA_TYPE);
            case JsonStream values -> typed(response, values.body(json), values.mediaType(jsonType));
            case InputStream stream -> typed(response, Streams.of(stream), BYTES);
            case Iterator<?> parts -> typed(response, Streams.of(parts), HTML);
            case BaseStream<?, ?> parts -> typed(response, Streams.of(parts), HTML);
            case Optional<?> value -> encoded(request, error, response.body(value.orElseThrow(() -> new HttpException(404))));
            case UpgradeHandler upgrade -> response.status() == 101 ? response : response.body(NOTHING).contentType(BYTES);
            case Response inner -> throw unusable(request, error, "a Response inside a Response", "Return the inner one");
            case null -> throw unusable(request, error, "null", "Return a value, or Response.noContent()");
            case Number number -> throw unusable(request, error, "the number " + number, "Return jsonify(value) for JSON, or a String");
            case Boolean bool -> throw unusable(request, error, "the boolean " + bool, "Return jsonify(value) for JSON, or a String");
            case Throwable thrown -> throw unusable(request, error, "the exception " + thrown, "Throw it");
            case CompletionStage<?> stage -> throw unusable(request, error, "a CompletionStage", "Wait for its value: a handler may block");
            case Object unit when unit.getClass().getName().equals("kotlin.Unit") ->
                throw unusable(request, error, "Unit (is there an if without an else?)", "Return a value, or Response.noContent()");
            case Object value -> typed(response, json.write(value), jsonType);
        };
    }

    private static Response typed(Response response, Object body, String type) {
        return response.contentType() == null ? response.encoded(body, type) : response.body(body);
    }

    private static IllegalStateException unusable(Request request, @Nullable HttpException error, String what, String cure) {
        String handler = error != null
                ? "error handler of %s on %s '%s'".formatted(named(error), request.method(), request.rawPath())
                : "handler of %s '%s' (endpoint '%s')".formatted(request.method(),
                        request.urlRule() == null ? request.rawPath() : request.urlRule().text(), request.endpoint());
        return new IllegalStateException("The %s returned %s, which is no response. %s.".formatted(handler, what, cure));
    }

    private static String named(HttpException error) {
        Throwable cause = error.getCause();
        return cause == null ? Integer.toString(error.status()) : error.status() + " (" + cause.getClass().getName() + ")";
    }
}

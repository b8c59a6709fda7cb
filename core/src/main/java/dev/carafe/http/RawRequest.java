package dev.carafe.http;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A request as a server provides it. {@link Request} reads each part only when it is needed. A server implements this to pass requests to
 * an app's {@code App.serve}.
 */
public interface RawRequest {
    /** Returns the method, as sent: {@code "GET"}. */
    String method();

    /** Returns the path as sent: percent-encoded, without the query. */
    String rawPath();

    /** Returns the query as sent, without the question mark, or null if there was none. */
    @Nullable String rawQuery();

    /** Returns all header fields. */
    Headers headers();

    /** Returns the first value of a header field, or null. Override it if the server can find one without copying all fields. */
    default @Nullable String header(String name) {
        return headers().get(name);
    }

    /** Returns whether the client asks for another protocol. Called for every request, so it should be cheap. */
    default boolean upgrades() {
        return header("Upgrade") != null;
    }

    /** Returns the error if the server itself refuses the request, or null. For a refused request only error handlers run. */
    default @Nullable HttpException refusal() {
        return null;
    }

    /** Returns the content; empty if there is none. Called at most once. */
    InputStream body();

    /** Returns how the client reached this server: {@code "http"} or {@code "https"}. */
    String scheme();

    /** Returns the version of the protocol: {@code "1.1"}. */
    String httpVersion();

    /** Returns the address of the peer, which may be a proxy. */
    String remoteAddr();

    /** Returns the port of the peer, or -1 if it has none. */
    int remotePort();
}

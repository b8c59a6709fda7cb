package dev.carafe.http;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a server knows of a request before anyone has looked at it; {@link Request} asks for each part when it is needed. A server
 * implements it to pass requests to an app, as {@code App.serve} takes them.
 */
public interface RawRequest {
    /** Returns the method, as sent: {@code "GET"}. */
    String method();

    /** Returns the path as sent: percent-encoded, without the query. */
    String rawPath();

    /** The query as sent, without the question mark; null if there was no question mark. */
    @Nullable String rawQuery();

    /** Returns all header fields. */
    Headers headers();

    /** Returns the first value of a header field, or null; found without a copy of all of them where the server can. */
    default @Nullable String header(String name) {
        return headers().get(name);
    }

    /** Returns whether the client asks for another protocol; every request is asked, so it should cost nothing. */
    default boolean upgrades() {
        return header("Upgrade") != null;
    }

    /**
     * Returns the error if the server refuses the request by its own rules, so that error handlers respond and no handler runs; else null.
     */
    default @Nullable HttpException refusal() {
        return null;
    }

    /** Returns the content, empty if there is none; asked for at most once. */
    InputStream body();

    /** {@code "http"} or {@code "https"}: how the client reached this server. */
    String scheme();

    /** Returns the version of the protocol: {@code "1.1"}. */
    String httpVersion();

    /** Returns the address of the peer; a proxy's, if there is one in between. */
    String remoteAddr();

    /** Returns the port of the peer, or -1 if it has none. */
    int remotePort();
}

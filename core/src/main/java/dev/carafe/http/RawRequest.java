package dev.carafe.http;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a server knows of a request before anyone has looked at it; {@link Request} asks for each part when it is needed. A server
 * implements it to pass requests to an app, as {@code App.serve} takes them.
 */
public interface RawRequest {
    /** The method, as sent: {@code "GET"}. */
    String method();

    /** The path as sent: percent-encoded, without the query. */
    String rawPath();

    /** The query as sent, without the question mark; null if there was no question mark. */
    @Nullable String rawQuery();

    /** All header fields. */
    Headers headers();

    /** The first value of a header field, or null; found without a copy of all of them where the server can. */
    default @Nullable String header(String name) {
        return headers().get(name);
    }

    /** Whether the client asks for another protocol; every request is asked, so it should cost nothing. */
    default boolean upgrades() {
        return header("Upgrade") != null;
    }

    /** What is wrong with the request by the server's own rules, so that it must not be handled but answered; null if nothing is. */
    default @Nullable HttpException refusal() {
        return null;
    }

    /** The content, empty if there is none; asked for at most once. */
    InputStream body();

    /** {@code "http"} or {@code "https"}: how the client reached this server. */
    String scheme();

    /** The version of the protocol: {@code "1.1"}. */
    String httpVersion();

    /** The address of the peer; a proxy's, if there is one in between. */
    String remoteAddr();

    /** The port of the peer, or -1 if it has none. */
    int remotePort();
}

package dev.carafe.server;

import dev.carafe.http.Headers;
import dev.carafe.http.Outgoing;
import dev.carafe.http.Response;
import dev.carafe.server.http2.Http2Connection;
import dev.carafe.server.http2.Limits;
import dev.carafe.server.http2.StreamHandler;
import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Starts HTTP/2 with a client: negotiated within TLS, by prior knowledge, or by an upgrade from HTTP/1.1.
 *
 * @param limits what a client may do
 * @param handler where requests go
 */
record Http2(Limits limits, StreamHandler handler) {
    /** The name of HTTP/2 in TLS's ALPN. */
    static final String PROTOCOL = "h2";

    private static final String UPGRADE = "h2c";
    private static final String SETTINGS = "HTTP2-Settings";
    private static final byte[] PREFACE = "PRI * HTTP/2.0".getBytes(StandardCharsets.US_ASCII);

    /** Returns HTTP/2 for an app, or null if the settings turn it off. */
    static @Nullable Http2 of(ServerSettings settings, StreamHandler handler) {
        Limits limits = new Limits(settings.maxContentLength(), settings.bodyTimeout(), settings.responseTimeout());
        return settings.http2() ? new Http2(limits, handler) : null;
    }

    /** Returns whether a client starts with HTTP/2. May have to wait for its first bytes. */
    static boolean isSpoken(Link link, Guard guard) {
        SSLSocket tls = link.tls();
        if (tls != null) {
            return PROTOCOL.equals(tls.getApplicationProtocol());
        }
        try {
            link.reader().ensureAvailable();
            guard.startHeader();
            return link.reader().startsWith(PREFACE);
        } catch (DataReader.InsufficientDataAvailableException e) {
            return false;
        }
    }

    /** Returns a connection that starts with HTTP/2. */
    Http2ServerConnection connection(Link link, GuardedContext context) {
        Http2Connection connection = new Http2Connection(
                new Http2Wire(link.reader(), context.dataWriter(), link, context.guard()), limits, handler);
        context.guard().speaks(connection);
        return new Http2ServerConnection(connection);
    }

    /** Returns whether a request asks for HTTP/2 and can get it. One with a body can't. */
    static boolean isAsked(ServerRequest request, RequestReader reader) {
        Headers headers = reader.upgrades() ? reader.headers() : Headers.EMPTY;
        return UPGRADE.equalsIgnoreCase(headers.get("Upgrade")) && headers.all(SETTINGS).size() == 1
                && !headers.contains("Content-Length") && !headers.contains("Transfer-Encoding")
                && connectionNames(headers, "upgrade") && connectionNames(headers, "http2-settings") && !request.isSecure();
    }

    private static boolean connectionNames(Headers headers, String name) {
        return headers.all("Connection").stream()
                .flatMap(value -> List.of(value.toLowerCase(Locale.ROOT).split(",", -1)).stream())
                .anyMatch(option -> option.strip().equals(name));
    }

    /**
     * Speaks HTTP/2 until the end of the connection, beginning with the response to the request that asked for it. Returns false, and sends
     * nothing, if the request is invalid in HTTP/2.
     */
    boolean upgrade(RequestReader request, Guard guard) {
        GuardedContext context = guard.connection();
        Http2Connection connection = new Http2Connection(
                new Http2Wire(context.dataReader(), context.dataWriter(), context.link(), guard), limits, handler);
        if (!connection.upgrade(settings(request.headers().get(SETTINGS)), request)) {
            return false;
        }
        UpgradedConnection.begin(Outgoing.of("GET", Response.upgrade(UPGRADE, switched -> { })), guard);
        guard.speaks(connection);
        connection.run();
        return true;
    }

    private static byte @Nullable [] settings(@Nullable String encoded) {
        try {
            return Base64.getUrlDecoder().decode(encoded == null ? "" : encoded);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

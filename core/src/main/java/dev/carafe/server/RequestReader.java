package dev.carafe.server;

import dev.carafe.http.Headers;
import dev.carafe.http.HttpException;
import dev.carafe.http.RawRequest;
import io.helidon.common.uri.UriQuery;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.http.ServerRequest;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lazy view of Helidon's request. */
final class RequestReader implements RawRequest {
    private static final List<String> SCHEMES = List.of("http://", "https://", "ws://", "wss://");

    private final ServerRequest request;
    private final HttpPrologue prologue;
    private final String path;
    private final boolean http2;
    private final @Nullable Guard guard;
    private final @Nullable HeadFraming head;
    private final @Nullable String targetHost;
    private final @Nullable BodyReader body;
    private final Place place = new Place();
    private @Nullable Headers headers;
    private @Nullable HttpException refusal;

    RequestReader(ServerRequest request, long maxContentLength) {
        this.request = request;
        this.guard = GuardedPeer.guardOf(request.remotePeer());
        this.head = guard == null ? null : guard.connection().head();
        this.prologue = request.prologue();
        String target = prologue.uriPath().rawPath();
        this.targetHost = target.startsWith("/") ? null : authority(target);
        this.path = path(target);
        this.http2 = prologue.protocolVersion().equals("2.0");
        boolean hasBody = request.headers().contains(HeaderNames.CONTENT_LENGTH)
                || (http2 ? request.content().hasEntity() : request.headers().contains(HeaderNames.TRANSFER_ENCODING));
        this.body = hasBody ? new BodyReader(request, guard, place, maxContentLength) : null;
    }

    @Override
    public String method() {
        String own = head == null ? null : head.method();
        return own != null ? own : prologue.method().text();
    }

    @Override
    public String rawPath() {
        return path;
    }

    /** Returns the host of a target in absolute form (RFC 9112, section 3.2.2), which replaces the Host field, or null. */
    private static @Nullable String authority(String target) {
        int start = target.startsWith("/") ? -1 : afterScheme(target);
        if (start < 0) {
            return null;
        }
        int end = target.indexOf('/', start);
        return target.substring(start, end < 0 ? target.length() : end);
    }

    /**
     * Returns where the host begins after a scheme that this server supports, or -1. WebSockets have their own schemes (RFC 6455, section
     * 3).
     */
    private static int afterScheme(String target) {
        for (String scheme : SCHEMES) {
            if (target.regionMatches(true, 0, scheme, 0, scheme.length())) {
                return scheme.length();
            }
        }
        return -1;
    }

    /** Returns only the path, also for a target in absolute form (RFC 9112, section 3.2.2). */
    static String path(String target) {
        if (authority(target) == null) {
            return target;
        }
        int path = target.indexOf('/', target.indexOf("://") + 3);
        return path < 0 ? "/" : target.substring(path);
    }

    @Override
    public @Nullable String rawQuery() {
        UriQuery query = prologue.hasQuery() ? prologue.query() : null;
        return query == null ? null : query.rawValue();
    }

    @Override
    public Headers headers() {
        if (headers == null) {
            List<String> fields = new ArrayList<>();
            for (Header header : request.headers()) {
                for (String value : header.allValues()) {
                    fields.add(header.name());
                    fields.add(text(value));
                }
            }
            Headers received = Headers.received(fields.toArray(String[]::new));
            headers = targetHost == null ? received : received.with("Host", targetHost);
        }
        return headers;
    }

    @Override
    public @Nullable String header(String name) {
        if (headers == null && targetHost == null) {
            String value = request.headers().first(HeaderNames.create(name)).orElse(null);
            return value == null ? null : text(value);
        }
        return headers().get(name);
    }

    private String text(String value) {
        return isEncoded() ? HeadFraming.text(value) : value;
    }

    /** Returns whether fields have bytes beyond ASCII. */
    boolean isEncoded() {
        return head != null && head.isEncoded();
    }

    /** Returns the host that the target names, or null if it is a path. */
    @Nullable String targetHost() {
        return targetHost;
    }

    @Override
    public boolean upgrades() {
        return request.headers().contains(HeaderNames.UPGRADE);
    }

    @Override
    public @Nullable HttpException refusal() {
        return refusal;
    }

    void refuse(HttpException error) {
        refusal = error;
    }

    Place place() {
        return place;
    }

    /** Returns the guard of the connection, or null in a server that is not Carafe's own. */
    @Nullable Guard guard() {
        return guard;
    }

    @Override
    public InputStream body() {
        return body == null ? InputStream.nullInputStream() : body;
    }

    @Override
    public String scheme() {
        return request.isSecure() ? "https" : "http";
    }

    @Override
    public String httpVersion() {
        return isHttp10() ? "1.0" : prologue.protocolVersion();
    }

    /** Returns whether the client speaks HTTP/1.0: it does not support chunks, nor persistent connections unless it asks for them. */
    boolean isHttp10() {
        return head != null && head.isHttp10();
    }

    @Override
    public String remoteAddr() {
        return request.remotePeer().host();
    }

    @Override
    public int remotePort() {
        return request.remotePeer().port();
    }

    /** Returns whether the request came over HTTP/2, on its own stream of the connection. */
    boolean isHttp2() {
        return http2;
    }

    /**
     * Records that the response begins. Returns true if the connection must end with it, because the client asks for that or the start of
     * the next request can't be found.
     */
    boolean beginResponse() {
        boolean lost = body != null && body.beginResponse();
        return lost || (request.headers().contains(HeaderNames.CONNECTION)
                && request.headers().containsToken(HeaderValues.CONNECTION_CLOSE));
    }

    /** Returns whether the body timed out, so that the client has had its 408 and the connection ends. */
    boolean timedOut() {
        return body != null && body.timedOut();
    }

    /** Reads the rest of the body that the app left, up to the next request. Returns false if the connection must be closed instead. */
    boolean drained() {
        return body == null || http2 || body.drain();
    }
}

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

/** A lazy view on Helidon's request. */
final class RequestReader implements RawRequest {
    private final ServerRequest request;
    private final HttpPrologue prologue;
    private final String path;
    private final boolean http2;
    private final @Nullable Guard guard;
    private final @Nullable BodyReader body;
    private @Nullable Headers headers;
    private @Nullable HttpException refusal;

    RequestReader(ServerRequest request, long maxContentLength) {
        this.request = request;
        this.guard = GuardedPeer.guardOf(request.remotePeer());
        this.prologue = request.prologue();
        this.path = path(prologue.uriPath().rawPath());
        this.http2 = prologue.protocolVersion().equals("2.0");
        boolean hasBody = request.headers().contains(HeaderNames.CONTENT_LENGTH)
                || (http2 ? request.content().hasEntity() : request.headers().contains(HeaderNames.TRANSFER_ENCODING));
        this.body = hasBody ? new BodyReader(request, guard, maxContentLength) : null;
    }

    @Override
    public String method() {
        return prologue.method().text();
    }

    @Override
    public String rawPath() {
        return path;
    }

    /** The path only, of a target in the absolute form too (RFC 9112, section 3.2.2). */
    static String path(String target) {
        if (target.startsWith("/")) {
            return target;
        }
        int authority = target.indexOf("://");
        int path = authority < 0 ? -1 : target.indexOf('/', authority + 3);
        return path >= 0 ? target.substring(path) : authority >= 0 ? "/" : target;
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
                    fields.add(value);
                }
            }
            headers = Headers.received(fields.toArray(String[]::new));
        }
        return headers;
    }

    @Override
    public @Nullable String header(String name) {
        return headers != null ? headers.get(name) : request.headers().first(HeaderNames.create(name)).orElse(null);
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

    /** The guard of the connection, or null in a server that is not Carafe's own. */
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
        return prologue.protocolVersion();
    }

    @Override
    public String remoteAddr() {
        return request.remotePeer().host();
    }

    @Override
    public int remotePort() {
        return request.remotePeer().port();
    }

    /** Whether the request has a stream of its own, beside others on its connection. */
    boolean isHttp2() {
        return http2;
    }

    /** Notes that the response begins; true if the connection ends with it: the client asks for that, or the next request can't be found. */
    boolean answered() {
        boolean lost = body != null && body.answered();
        return lost || (request.headers().contains(HeaderNames.CONNECTION)
                && request.headers().containsToken(HeaderValues.CONNECTION_CLOSE));
    }

    /** Whether the body took too long, so that the connection has had its response and is given up. */
    boolean timedOut() {
        return body != null && body.timedOut();
    }

    /** Reads what the app left of the body, which is in the way of the next request; false if the connection must be closed instead. */
    boolean drained() {
        return body == null || http2 || body.drain();
    }
}

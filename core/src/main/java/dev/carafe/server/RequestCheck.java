package dev.carafe.server;

import dev.carafe.http.HttpException;
import dev.carafe.http.syntax.Authority;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import org.jspecify.annotations.Nullable;

/** Finds malformed or oversized requests that Helidon's parser accepts. */
final class RequestCheck {
    private static final int MAX_FIELDS = 100;

    private RequestCheck() { }

    /** Returns the error of a request, or null if nothing is wrong with it. */
    static @Nullable HttpException refusal(ServerRequest request, RequestReader reader) {
        if (!isTarget(reader)) {
            return new HttpException(400, "The target of the request is no URL of this server.");
        }
        int fields = 0;
        for (Header header : request.headers()) {
            fields += header.valueCount();
            if (!FieldSyntax.isField(header, reader.isEncoded())) {
                return new HttpException(400, "A header field is not well-formed.");
            }
        }
        if (fields > MAX_FIELDS) {
            return new HttpException(431);
        }
        if (reader.isHttp10() && request.headers().contains(HeaderNames.TRANSFER_ENCODING)) {
            return new HttpException(400, "HTTP/1.0 has no Transfer-Encoding, so nobody knows where this request ends.");
        }
        return namesOneHost(request.headers(), reader.isHttp10())
                ? null
                : new HttpException(400, "The request needs one Host header, which names a host.");
    }

    /** Returns whether there is exactly one host (RFC 9112, section 3.2); HTTP/1.0 does not require it. */
    private static boolean namesOneHost(ServerRequestHeaders headers, boolean http10) {
        if (!headers.contains(HeaderNames.HOST)) {
            return http10;
        }
        Header host = headers.get(HeaderNames.HOST);
        return host.valueCount() == 1 && Authority.isHost(host.get());
    }

    /**
     * Returns whether the target is a path, optionally after a host, or {@code *} for OPTIONS (RFC 9112, section 3.2). CONNECT is refused.
     */
    private static boolean isTarget(RequestReader reader) {
        String host = reader.targetHost();
        return (PathSyntax.isPath(reader.rawPath()) && (host == null || Authority.isHost(host)))
                || (reader.rawPath().equals("*") && reader.method().equals("OPTIONS"));
    }
}

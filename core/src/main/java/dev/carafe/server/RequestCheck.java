package dev.carafe.server;

import dev.carafe.http.HttpException;
import dev.carafe.http.syntax.Authority;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import org.jspecify.annotations.Nullable;

/** Finds requests that Helidon's parser accepts although they are malformed or too large. */
final class RequestCheck {
    private static final int MAX_FIELDS = 100;

    private RequestCheck() { }

    /** Returns the error of a request, or null if it is well-formed. */
    static @Nullable HttpException refusal(ServerRequest request, String path) {
        if (!isTarget(path)) {
            return new HttpException(400, "The target of the request is no URL of this server.");
        }
        int fields = 0;
        for (Header header : request.headers()) {
            fields += header.valueCount();
            if (!FieldSyntax.isField(header)) {
                return new HttpException(400, "A header field is not well-formed.");
            }
        }
        if (fields > MAX_FIELDS) {
            return new HttpException(431);
        }
        return namesOneHost(request.headers()) ? null : new HttpException(400, "The request needs one Host header, which names a host.");
    }

    /** RFC 9112, section 3.2. */
    private static boolean namesOneHost(ServerRequestHeaders headers) {
        if (!headers.contains(HeaderNames.HOST)) {
            return false;
        }
        Header host = headers.get(HeaderNames.HOST);
        return host.valueCount() == 1 && Authority.isHost(host.get());
    }

    /** Returns a path, or the server itself (RFC 9112, section 3.2); nobody gets a tunnel. */
    private static boolean isTarget(String path) {
        return PathSyntax.isPath(path) || path.equals("*");
    }
}

package dev.carafe.server;

import dev.carafe.http.HttpException;
import io.helidon.common.uri.UriValidator;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import org.jspecify.annotations.Nullable;

/** What Helidon's parser takes for a request though it is none, or is too large. */
final class RequestCheck {
    private static final int MAX_FIELDS = 100;
    private static final int MAX_PORT = 65_535;

    private RequestCheck() { }

    /** The error of a request, or null if nothing is wrong with it. */
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
        return host.valueCount() == 1 && isHost(host.get());
    }

    /** A path, or the server itself (RFC 9112, section 3.2); nobody gets a tunnel. */
    private static boolean isTarget(String path) {
        return PathSyntax.isPath(path) || path.equals("*");
    }

    /** A name or an address, perhaps with a port (RFC 9110, section 7.2), without what only the grammar of URLs allows in a name. */
    private static boolean isHost(String host) {
        int end = host.startsWith("[") ? endOfAddress(host) : endOfName(host);
        return end > 0 && (end == host.length() || (host.charAt(end) == ':' && isPort(host, end + 1)));
    }

    private static int endOfAddress(String host) {
        int end = host.indexOf(']') + 1;
        try {
            UriValidator.validateIpLiteral(host.substring(0, end));
            return end;
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    private static int endOfName(String host) {
        int end = 0;
        while (end < host.length() && isOfName(host.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isPort(String host, int start) {
        int port = 0;
        for (int i = start; i < host.length() && port <= MAX_PORT; i++) {
            char c = host.charAt(i);
            port = c >= '0' && c <= '9' ? port * 10 + c - '0' : MAX_PORT + 1;
        }
        return port <= MAX_PORT;
    }
}

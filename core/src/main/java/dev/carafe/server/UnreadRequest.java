package dev.carafe.server;

import dev.carafe.http.Headers;
import dev.carafe.http.RawRequest;
import io.helidon.common.socket.PeerInfo;
import io.helidon.http.DirectHandler.TransportRequest;
import io.helidon.http.Header;
import io.helidon.http.ServerRequestHeaders;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that was refused before its whole header was read, for the access log. Unknown parts are empty.
 *
 * @param rawPath the path, or the whole line if it is not a request line
 */
record UnreadRequest(String method, String rawPath, @Nullable String rawQuery, String httpVersion, Headers headers, String scheme,
        String remoteAddr, int remotePort) implements RawRequest {
    private static final int MOST = 1024;
    private static final String VERSION = " HTTP/";

    /**
     * Returns what is known of a request.
     *
     * @param head its first bytes; empty if its whole header was read
     * @param request the request as far as Helidon has read it
     */
    static UnreadRequest of(byte[] head, boolean http10, TransportRequest request, boolean secure, PeerInfo peer) {
        boolean isRead = head.length == 0 && !request.method().isEmpty();
        String line = isRead ? request.method() + " " + request.path() + VERSION + "1.1" : firstLine(head);
        int method = Math.max(0, line.indexOf(' '));
        int version = line.lastIndexOf(VERSION);
        String target = line.substring(method == 0 ? 0 : method + 1, version < method + 1 ? line.length() : version);
        int query = target.indexOf('?');
        String sent = version < method + 1 ? "" : line.substring(version + VERSION.length());
        return new UnreadRequest(line.substring(0, method), query < 0 ? target : target.substring(0, query),
                query < 0 ? null : target.substring(query + 1), http10 ? "1.0" : sent, fields(request.headers()), secure ? "https" : "http",
                peer.host(), peer.port());
    }

    private static String firstLine(byte[] head) {
        int end = 0;
        while (end < Math.min(head.length, MOST) && head[end] != '\n') {
            end++;
        }
        boolean whole = end < head.length && head[end] == '\n' && end > 0 && head[end - 1] == '\r';
        return new String(head, 0, whole ? end - 1 : end, StandardCharsets.ISO_8859_1);
    }

    private static Headers fields(ServerRequestHeaders headers) {
        List<String> fields = new ArrayList<>();
        for (Header header : headers) {
            fields.add(header.name());
            fields.add(header.get());
        }
        return Headers.received(fields.toArray(String[]::new));
    }

    @Override
    public InputStream body() {
        return InputStream.nullInputStream();
    }
}

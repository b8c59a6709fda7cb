package dev.carafe.testing;

import dev.carafe.http.Cookie;
import dev.carafe.http.Headers;
import dev.carafe.http.RawRequest;
import dev.carafe.middleware.User;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A request as sent over the connection. */
final class SentRequest implements RawRequest {
    private final String method;
    private final String target;
    private final Headers headers;
    private final byte @Nullable [] content;
    private final String remoteAddr;
    private final String root;
    private final @Nullable User user;

    SentRequest(String method, String target, Headers headers, byte @Nullable [] content, String remoteAddr) {
        this(method, target, headers, content, remoteAddr, "", null);
    }

    /** Creates a request to an app below a path, which the target does not include. */
    SentRequest(String method, String target, Headers headers, byte @Nullable [] content, String remoteAddr, String root,
            @Nullable User user) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.content = content;
        this.remoteAddr = remoteAddr;
        this.root = root;
        this.user = user;
    }

    @Override
    public String method() {
        return method;
    }

    /** Returns path and query as sent. */
    String target() {
        return target;
    }

    /** Returns all header fields. */
    @Override
    public Headers headers() {
        return headers;
    }

    /** Returns the body, or null for none. */
    byte @Nullable [] content() {
        return content;
    }

    @Override
    public String remoteAddr() {
        return remoteAddr;
    }

    /** Returns the user who sends the request, or null to let the app decide. */
    @Nullable User user() {
        return user;
    }

    /** Returns the path below which the app is mounted, or an empty text. */
    String root() {
        return root;
    }

    /** Returns the path as a browser in front of a proxy sees it, including the one below which the app is mounted. */
    String fullPath() {
        return root + rawPath();
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    @Override
    public String rawPath() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    @Override
    public @Nullable String rawQuery() {
        int query = target.indexOf('?');
        return query < 0 ? null : target.substring(query + 1);
    }

    /** Returns the host without its port. */
    String host() {
        String host = headers.get("Host");
        if (host == null) {
            return "localhost";
        }
        int port = host.lastIndexOf(':');
        return port < 0 || host.endsWith("]") ? host : host.substring(0, port);
    }

    SentRequest withCookies(Collection<Cookie> cookies) {
        StringJoiner pairs = new StringJoiner("; ");
        cookies.forEach(cookie -> pairs.add(Cookie.of(cookie.name(), cookie.value()).path(null).toString()));
        return cookies.isEmpty()
                ? this
                : new SentRequest(method, target, headers.with("Cookie", pairs.toString()), content, remoteAddr, root, user);
    }

    /** Returns the whole message. */
    byte[] bytes() {
        byte[] head = head().append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        if (content == null) {
            return head;
        }
        byte[] message = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, message, head.length, content.length);
        return message;
    }

    private StringBuilder head() {
        StringBuilder head = new StringBuilder(256).append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        for (Map.Entry<String, String> field : headers) {
            head.append(field.getKey()).append(": ").append(field.getValue()).append("\r\n");
        }
        return head;
    }

    @Override
    public InputStream body() {
        return content == null ? InputStream.nullInputStream() : new ByteArrayInputStream(content);
    }

    @Override
    public String scheme() {
        return "http";
    }

    @Override
    public String httpVersion() {
        return "1.1";
    }

    @Override
    public int remotePort() {
        return -1;
    }

    /** Returns the header and the start of the body. */
    @Override
    public String toString() {
        String head = head().toString().replace("\r\n", "\n");
        return content == null ? head : head + "\n" + Excerpt.of(content) + "\n";
    }
}

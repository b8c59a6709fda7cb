package dev.carafe.server.http2;

import dev.carafe.http.Headers;
import dev.carafe.http.HttpException;
import dev.carafe.http.RawRequest;
import dev.carafe.http.syntax.HeaderSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects and checks the header fields of a request (RFC 9113, sections 8.2 and 8.3). A malformed request ends its stream; one that is too
 * large is an error for the app to respond to.
 */
public final class RequestHead implements FieldSink {
    /** The same limit as for HTTP/1.1. */
    static final int MAX_BYTES = 16 * 1024;
    private static final int MAX_FIELDS = 100;
    private static final int MAX_PATH = 8 * 1024;
    private static final Set<String> OF_HTTP_1_1 =
            Set.of("connection", "upgrade", "http2-settings", "te", "keep-alive", "proxy-connection");

    private final List<String> fields = new ArrayList<>(32);
    private @Nullable String method;
    private @Nullable String scheme;
    private @Nullable String authority;
    private @Nullable String path;
    private @Nullable String malformed;
    private @Nullable StringBuilder cookies;
    private long contentLength = -1;
    private boolean expectsToBeAsked;
    private int bytes;
    private int count;

    /** Returns the header of an HTTP/1.1 request that continues in HTTP/2. */
    static RequestHead of(RawRequest request) {
        RequestHead head = new RequestHead();
        head.field(":method", request.method());
        head.field(":scheme", request.scheme());
        head.field(":path", request.rawQuery() == null ? request.rawPath() : request.rawPath() + "?" + request.rawQuery());
        for (Map.Entry<String, String> field : request.headers()) {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            if (!OF_HTTP_1_1.contains(name)) {
                head.field(name, field.getValue().strip());
            }
        }
        return head.checked();
    }

    @Override
    public void field(String name, String value) {
        bytes += name.length() + value.length();
        if (malformed != null || isTooLarge()) {
            return;
        }
        if (name.startsWith(":")) {
            pseudo(name, value);
        } else {
            count++;
            malformed = fault(name, value);
            keep(name, value);
        }
    }

    private void pseudo(String name, String value) {
        String before;
        switch (name) {
            case ":method" -> {
                before = method;
                method = value;
            }
            case ":scheme" -> {
                before = scheme;
                scheme = value;
            }
            case ":authority" -> {
                before = authority;
                authority = value;
            }
            case ":path" -> {
                before = path;
                path = value;
            }
            default -> before = "";
        }
        if (before != null || count > 0 || !HeaderSyntax.isReceivedValue(value)) {
            malformed = "A field before the others is unknown, twice there, or not before them.";
        }
    }

    /**
     * Returns what is wrong with a field, or null. Names must be in lower case, and HTTP/1.1's connection-specific fields are errors
     * (section 8.2.2).
     */
    static @Nullable String fault(String name, String value) {
        boolean wrong = switch (name) {
            case "connection", "proxy-connection", "keep-alive", "transfer-encoding", "upgrade" -> true;
            case "te" -> !value.equals("trailers");
            default -> !isName(name);
        };
        return wrong || !isValue(value) ? "A header field is not well-formed." : null;
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 'A' && name.charAt(i) <= 'Z') {
                return false;
            }
        }
        return HeaderSyntax.isToken(name);
    }

    private static boolean isValue(String value) {
        return HeaderSyntax.isReceivedValue(value)
                && (value.isEmpty() || (!isBlank(value.charAt(0)) && !isBlank(value.charAt(value.length() - 1))));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private void keep(String name, String value) {
        switch (name) {
            case "cookie" -> cookie(value);
            case "host" -> host(value);
            case "expect" -> {
                expectsToBeAsked |= value.equalsIgnoreCase("100-continue");
                fields.add(name);
                fields.add(value);
            }
            case "content-length" -> {
                length(value);
                fields.add(name);
                fields.add(value);
            }
            default -> {
                fields.add(name);
                fields.add(value);
            }
        }
    }

    /** Joins cookie pairs, which clients may send in separate fields (section 8.2.3). */
    private void cookie(String value) {
        cookies = cookies == null ? new StringBuilder(value) : cookies.append("; ").append(value);
    }

    private void host(String value) {
        if (authority == null) {
            authority = value;
        } else if (!authority.equalsIgnoreCase(value)) {
            malformed = "The field host is not the authority of the request.";
        }
    }

    private void length(String value) {
        boolean number = !value.isEmpty() && value.length() < 19 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        long length = number ? Long.parseLong(value) : -1;
        if (!number || (contentLength >= 0 && contentLength != length)) {
            malformed = "The length of the content is no number.";
        }
        contentLength = length;
    }

    private boolean isTooLarge() {
        return bytes > MAX_BYTES || count > MAX_FIELDS;
    }

    /**
     * Checks the complete header.
     *
     * @throws StreamError if the header is malformed
     */
    RequestHead checked() {
        if (malformed == null && method != null && isTooLarge()) {
            return this;
        }
        boolean tunnel = "CONNECT".equals(method);
        if (malformed == null && (method == null || !HeaderSyntax.isToken(method)
                || (!tunnel && (scheme == null || path == null || path.isEmpty())))) {
            malformed = "The request has no method, scheme or path.";
        }
        if (malformed != null) {
            throw new StreamError(ErrorCode.PROTOCOL_ERROR, malformed);
        }
        return this;
    }

    /** Returns the error of a request that is too large, or null. */
    @Nullable HttpException refusal() {
        return isTooLarge() ? new HttpException(431) : path != null && path.length() > MAX_PATH ? new HttpException(414) : null;
    }

    String method() {
        return method == null ? "" : method;
    }

    /** Returns the target: a path with its query, or CONNECT's authority. */
    String target() {
        return path != null ? path : authority != null ? authority : "";
    }

    /** Returns the announced content length, or -1. */
    long contentLength() {
        return contentLength;
    }

    /** Returns whether the client waits for a 100 before it sends the body. */
    boolean expectsToBeAsked() {
        return expectsToBeAsked;
    }

    Headers headers() {
        List<String> all = new ArrayList<>(fields.size() + 4);
        if (authority != null) {
            all.add("host");
            all.add(authority);
        }
        all.addAll(fields);
        if (cookies != null) {
            all.add("cookie");
            all.add(cookies.toString());
        }
        return Headers.received(all.toArray(String[]::new));
    }
}

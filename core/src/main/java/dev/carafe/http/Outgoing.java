package dev.carafe.http;

import java.util.Arrays;
import java.util.Locale;

/**
 * The response as sent: what {@link #of} makes of a {@link Response}, once for each exchange, and all that a server needs to know.
 * Only servers and apps see it.
 *
 * @param response what it was made of
 * @param headers the fields, without those that are the server's own
 * @param body what follows them
 */
public record Outgoing(Response response, Headers headers, Body body) {
    /** What follows the header. */
    public sealed interface Body {
        /** Returns the length in bytes, or -1 if it is known only at the end. */
        long length();
    }

    /**
     * A body that is there.
     *
     * @param bytes all of it; not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it
    public record Bytes(byte[] bytes) implements Body {
        @Override
        public long length() {
            return bytes.length;
        }
    }

    /**
     * A body that is written while it is sent. Whoever made the exchange closes it.
     *
     * @param stream writes it
     */
    public record Streamed(StreamBody stream) implements Body {
        @Override
        public long length() {
            return stream.length();
        }
    }

    /**
     * No body, for HEAD and for a status that has none.
     *
     * @param length the length that {@code Content-Length} tells, or -1 to tell none
     */
    public record None(long length) implements Body { }

    /**
     * Another protocol instead of a body.
     *
     * @param handler speaks it
     */
    public record Upgraded(UpgradeHandler handler) implements Body {
        @Override
        public long length() {
            return -1;
        }
    }

    /** Returns what is sent for an encoded response to a request of a method. */
    public static Outgoing of(String method, Response response) {
        return new Outgoing(response, sent(response.headers(), response.status()), body(method, response));
    }

    /** Returns the status code. */
    public int status() {
        return response.status();
    }

    /** Returns whether the app wants the connection closed after it. */
    public boolean closes() {
        String connection = response.headers().size() == 0 ? null : response.header("Connection");
        return connection != null && Arrays.asList(connection.toLowerCase(Locale.ROOT).split("[,\\s]+")).contains("close");
    }

    /** Returns it as a response whose body is there: what a program sees that is its own client. */
    public Response buffered() {
        if (body instanceof Bytes && headers.equals(response.headers()) && !response.isConditional()) {
            return response;
        }
        Object received = switch (body) {
            case Bytes(byte[] bytes) -> bytes;
            case Streamed(StreamBody stream) -> Response.stream(stream).buffered().data();
            case None none -> new byte[0];
            case Upgraded(UpgradeHandler handler) -> handler;
        };
        boolean announces = body instanceof None(long length) && length >= 0;
        return Response.received(status(), announces ? headers.with("Content-Length", Long.toString(body.length())) : headers, received);
    }

    /**
     * A response to HEAD and one of status 204 or 304 has no body (RFC 9110, section 6.4.1); only HEAD reports a length (8.6). A 205 has an
     * empty one (15.3.6).
     */
    private static Body body(String method, Response response) {
        int status = response.status();
        if (status == 204 || status == 304) {
            return new None(-1);
        }
        if (status == 205) {
            return new None(0);
        }
        if (method.equals("HEAD")) {
            return new None(announced(response));
        }
        return switch (response.body()) {
            case byte[] bytes -> new Bytes(bytes);
            case StreamBody stream -> new Streamed(stream);
            case UpgradeHandler handler -> new Upgraded(handler);
            case null, default -> throw new IllegalStateException("The response is not encoded.");
        };
    }

    /** A handler that serves HEAD itself may announce a length without making the body; a body that is there tells its own. */
    private static long announced(Response response) {
        if (response.length() > 0) {
            return response.length();
        }
        String own = response.header("Content-Length");
        return own != null && own.length() < 19 && own.chars().allMatch(c -> c >= '0' && c <= '9') && !own.isEmpty()
                ? Long.parseLong(own) : response.length();
    }

    private static Headers sent(Headers headers, int status) {
        Headers sent = headers;
        for (int i = 0; i < headers.size(); i++) {
            if (isServers(headers.nameAt(i), status)) {
                sent = sent.without(headers.nameAt(i));
            }
        }
        return status == 204 || status == 205 ? sent.without("Content-Type") : sent;
    }

    private static boolean isServers(String name, int status) {
        return switch (name.length()) {
            case 7 -> name.equalsIgnoreCase("Trailer") || (name.equalsIgnoreCase("Upgrade") && !tellsUpgrade(status));
            case 10 -> name.equalsIgnoreCase("Keep-Alive") || (name.equalsIgnoreCase("Connection") && !tellsUpgrade(status));
            case 14 -> name.equalsIgnoreCase("Content-Length");
            case 16 -> name.equalsIgnoreCase("Proxy-Connection");
            case 17 -> name.equalsIgnoreCase("Transfer-Encoding");
            default -> false;
        };
    }

    /** Returns whether the response changes to another protocol, or tells the client to. */
    private static boolean tellsUpgrade(int status) {
        return status == 101 || status == 426;
    }
}

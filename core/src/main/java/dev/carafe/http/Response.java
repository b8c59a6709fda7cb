package dev.carafe.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An answer; mutable and fluent until it is sent.
 *
 * <pre>{@code
 * return Response.of(Map.of("id", 7)).status(201).header("Location", "/person/7");
 * }</pre>
 *
 * <p>{@link #of} takes whatever a handler may return; the app encodes it after the handler, so that {@code after} hooks see the bytes.
 * Not thread-safe: a response belongs to one request.
 */
public final class Response {
    private static final byte[] NOTHING = {};

    private final Headers headers = new Headers();
    private int status = 200;
    private @Nullable String type;
    private @Nullable Object body;

    private Response(@Nullable Object body) {
        this.body = body;
    }

    /** An answer with a body of any kind that a handler may return. */
    public static Response of(@Nullable Object body) {
        return body instanceof Path file ? file(file) : new Response(body);
    }

    /** An answer of plain text, in UTF-8. */
    public static Response text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8)).contentType("text/plain; charset=utf-8");
    }

    /** An answer of HTML, in UTF-8; the text is sent as it is, so what came from a client must be {@linkplain Html#escape escaped}. */
    public static Response html(String html) {
        return bytes(html.getBytes(StandardCharsets.UTF_8)).contentType("text/html; charset=utf-8");
    }

    /** An answer of bytes, {@code application/octet-stream} unless said otherwise. */
    public static Response bytes(byte[] bytes) {
        return new Response(bytes);
    }

    /** An answer of JSON; any value, strings, numbers and null too. */
    public static Response json(@Nullable Object value) {
        return new Response(new JsonValue(value));
    }

    /** An answer that is written while it is sent. */
    public static Response stream(StreamBody body) {
        return new Response(body);
    }

    /**
     * An answer that is a file, sent while it is read, with its type by its name, its length, and its version as {@code ETag} and
     * {@code Last-Modified}. A client that has this version gets 304, and one that asks for a range gets that.
     *
     * @throws java.io.UncheckedIOException if it can't be read
     * @throws IllegalArgumentException if it is a folder
     */
    public static Response file(Path file) {
        return new Response(null).body(file);
    }

    /**
     * An answer of server-sent events ({@code text/event-stream}), which goes on until the source returns or the client has gone. It is
     * open before the first event: an empty comment goes ahead, which no client shows.
     */
    public static Response events(EventSource source) {
        return stream(EventEmitter.body(source)).contentType("text/event-stream; charset=utf-8").header("Cache-Control", "no-cache")
                .header("X-Accel-Buffering", "no");
    }

    /** An answer of status 204, without a body. */
    public static Response noContent() {
        return new Response(NOTHING).status(204);
    }

    /** An answer of status 302 that sends the client to another place. */
    public static Response redirect(String location) {
        return redirect(location, 302);
    }

    /**
     * An answer that sends the client to another place: 301 and 308 for good, 302, 303 and 307 for once (RFC 9110, section 15.4).
     *
     * @throws IllegalArgumentException if the status is not one of those
     */
    public static Response redirect(String location, int status) {
        return Redirect.to(location, status);
    }

    /**
     * An answer of status 101, after which another protocol is spoken on the connection. An {@code after} hook that sets another status
     * turns it down.
     *
     * @param protocol the name of the protocol, which the client must have asked for by {@code Upgrade} (RFC 9110, section 7.8)
     */
    public static Response upgrade(String protocol, Upgrade upgrade) {
        Response response = new Response(upgrade).header("Upgrade", protocol).header("Connection", "Upgrade");
        response.status = 101;
        return response;
    }

    /** The status code; 200 unless set. */
    public int status() {
        return status;
    }

    /**
     * Sets the status code.
     *
     * @throws IllegalArgumentException if the code is not between 200 and 999
     */
    public Response status(int code) {
        if (code < 200 || code > 999) {
            throw new IllegalArgumentException(
                    "%d is no status of an answer. A final status is 200 to 599 (RFC 9110, section 15).".formatted(code));
        }
        status = code;
        return this;
    }

    /** The content type, or null if there is none yet. */
    public @Nullable String contentType() {
        return type;
    }

    /** Sets the media type; text gets {@code charset=utf-8} unless a parameter is given. */
    public Response type(String mediaType) {
        boolean bareText = mediaType.startsWith("text/") && mediaType.indexOf(';') < 0;
        return contentType(bareText ? mediaType + "; charset=utf-8" : mediaType);
    }

    private Response contentType(String value) {
        type = value;
        return this;
    }

    /** The header fields, but for Content-Type, Content-Length and what the server adds. */
    public Headers headers() {
        return headers;
    }

    /** The first value of a header field, or null. */
    public @Nullable String header(String name) {
        return isContentType(name) ? type : headers.get(name);
    }

    /**
     * Sets a header field, in place of all of its name.
     *
     * @throws IllegalArgumentException if the name or the value is not allowed in a message
     */
    public Response header(String name, String value) {
        if (isContentType(name)) {
            HeaderSyntax.checkValue(name, value);
            return contentType(value);
        }
        headers.set(name, value);
        return this;
    }

    /**
     * Adds a header field beside those of its name.
     *
     * @throws IllegalArgumentException if the name or the value is not allowed in a message
     */
    public Response addHeader(String name, String value) {
        if (isContentType(name)) {
            return header(name, value);
        }
        headers.add(name, value);
        return this;
    }

    /** Removes all header fields of a name. */
    public Response removeHeader(String name) {
        if (isContentType(name)) {
            type = null;
        }
        headers.remove(name);
        return this;
    }

    /** Sets a cookie, beside those that are set already. */
    public Response cookie(Cookie cookie) {
        return addHeader("Set-Cookie", cookie.toString());
    }

    /**
     * Makes the client forget a cookie that was set for the whole host; {@code cookie(Cookie.deleted(name).path("/x"))} forgets another.
     *
     * @throws IllegalArgumentException if it is no name for a cookie
     */
    public Response deleteCookie(String name) {
        return cookie(Cookie.deleted(name));
    }

    /** Tells that the answer depends on a header field of the request ({@code Vary}), unless that has been told. */
    public Response vary(String name) {
        boolean told = headers.all("Vary").stream()
                .anyMatch(value -> HeaderText.split(value, ',').stream().anyMatch(each -> each.equals("*") || each.equalsIgnoreCase(name)));
        return told ? this : addHeader("Vary", name);
    }

    /** Sets the mark of the version that is sent. */
    public Response etag(ETag etag) {
        return header("ETag", etag.toString());
    }

    /** Sets when what is sent changed last; seconds count. */
    public Response lastModified(Instant time) {
        return header("Last-Modified", HttpDate.format(time));
    }

    /**
     * Makes browsers save the body under a name instead of showing it; a name beyond ASCII is sent in full too (RFC 8187).
     *
     * @throws IllegalArgumentException if the name has a control character
     */
    public Response attachment(String filename) {
        return header("Content-Disposition", ContentDisposition.attachment(filename));
    }

    private static boolean isContentType(String name) {
        return name.length() == 12 && name.equalsIgnoreCase("Content-Type");
    }

    /** The body as it was given or, once the app has encoded it, as bytes or a {@link StreamBody}. */
    public @Nullable Object body() {
        return body;
    }

    /** Puts another body in place; the status, the headers and the content type stay. */
    public Response body(@Nullable Object body) {
        if (body instanceof Path file) {
            FileAnswer.fill(this, file);
        } else {
            this.body = body;
        }
        return this;
    }

    /** Whether the body is a file. */
    public boolean isFile() {
        return body instanceof FileBody;
    }

    /**
     * The bytes of the body. A streamed body is run to its end and kept.
     *
     * @throws IllegalStateException if the app has not encoded the body yet, or a streamed body fails
     */
    public byte[] data() {
        return switch (body) {
            case byte[] bytes -> bytes;
            case StreamBody stream -> collected(stream);
            case Dropped dropped -> NOTHING;
            case Upgrade upgrade -> NOTHING;
            case null, default -> throw new IllegalStateException("The body of this response is not encoded yet: the app does that when "
                    + "the handler has returned. Read data() in an after hook, or from app.handle(request).");
        };
    }

    private byte[] collected(StreamBody stream) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            stream.writeTo(out);
        } catch (Exception e) {
            throw new IllegalStateException("The streamed body of this response failed: " + e, e);
        }
        byte[] bytes = out.toByteArray();
        body = bytes;
        return bytes;
    }

    /**
     * Answers a client that has this version already, or wants a part of it: by the {@code ETag} and {@code Last-Modified} of this
     * response it becomes a 304 or, if its length is known, a 206. A status other than 200 stays. A file needs no call.
     *
     * <pre>{@code
     * return Response.bytes(report.pdf()).type("application/pdf").etag(ETag.strong(report.version())).makeConditional(req);
     * }</pre>
     *
     * @throws HttpException 412 if this is not the version that the client asks for, 416 if it is shorter than the range begins
     */
    public Response makeConditional(Request request) {
        return status == 200 ? Conditional.of(request::header).applyTo(this, request.method()) : this;
    }

    /** Leaves a part of the body. */
    Response part(long start, long end) {
        body = switch (body) {
            case byte[] bytes -> Arrays.copyOfRange(bytes, (int) start, (int) end);
            case StreamBody stream -> stream.part(start, end);
            case null, default -> throw new IllegalStateException("A body that is not encoded has no parts.");
        };
        return this;
    }

    /** The length of the body in bytes, or -1 if it is known only once it has been sent; it stays when the body is dropped. */
    public long length() {
        return switch (body) {
            case byte[] bytes -> bytes.length;
            case StreamBody stream -> stream.length();
            case Dropped(long length) -> length;
            case null, default -> -1;
        };
    }

    /** Drops the body of an encoded response, for an answer that may have none: to HEAD, or of status 204 or 304. */
    public Response withoutBody() {
        long length = length();
        if (body instanceof StreamBody stream) {
            stream.close();
        }
        body = new Dropped(length);
        return this;
    }

    /** Whether there is a body to send, if only an empty one. */
    public boolean hasBody() {
        return !(body instanceof Dropped);
    }

    private record Dropped(long length) { }

    /** The status, and what is known of the body: {@code "Response[200 OK, 18 bytes of application/json]"}. */
    @Override
    public String toString() {
        String content = length() < 0 ? "" : ", %d bytes%s".formatted(length(), type == null ? "" : " of " + type);
        return "Response[" + HttpStatus.of(status) + content + "]";
    }
}

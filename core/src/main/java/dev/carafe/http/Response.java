package dev.carafe.http;

import dev.carafe.http.header.CachePolicy;
import dev.carafe.http.header.ETag;
import dev.carafe.http.syntax.ContentDisposition;
import dev.carafe.http.syntax.HeaderText;
import dev.carafe.http.syntax.HttpDate;
import dev.carafe.http.syntax.Location;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A response: an immutable value, each of whose methods returns a changed copy.
 *
 * <pre>{@code
 * return Response.of(Map.of("id", 7)).status(201).header("Location", "/person/7");
 * static final Response PONG = Response.text("pong");                  // may be returned by any number of requests
 * }</pre>
 *
 * <p>{@link #of} accepts everything that a handler may return. The app encodes it after the handler, so that {@code after} hooks see the
 * bytes. A response can be sent any number of times, unless its body can be read only once, such as an {@code InputStream}.
 *
 * <p>Some fields belong to the server: {@code Content-Length}, {@code Transfer-Encoding}, {@code Trailer}, {@code Keep-Alive},
 * {@code Connection} except {@code close}, and {@code Upgrade} except for a 101 or 426. A response may have them, for example when copied
 * from another server, but they are not sent, so they can't contradict the message. A {@code Server} or {@code X-Content-Type-Options}
 * replaces the server's own.
 */
public final class Response {
    private static final byte[] NOTHING = {};
    private static final String CONTENT_TYPE = "Content-Type";
    private static final Headers HTML = Headers.of(CONTENT_TYPE, "text/html; charset=utf-8");
    private static final Headers TEXT = Headers.of(CONTENT_TYPE, "text/plain; charset=utf-8");
    private static final Headers JSON = Headers.of(CONTENT_TYPE, "application/json");

    private final short status; // a short makes the object a quarter smaller
    private final Headers headers;
    private final @Nullable Object body;
    private final boolean conditional;

    private Response(int status, Headers headers, @Nullable Object body, boolean conditional) {
        this.status = (short) status;
        this.headers = headers;
        this.body = body;
        this.conditional = conditional;
    }

    /** Returns a response with a body of any kind that a handler may return; null is refused when the app encodes it. */
    public static Response of(@Nullable Object body) {
        return body instanceof Path file ? file(file) : new Response(200, Headers.EMPTY, body, false);
    }

    /** Returns a response of plain text, in UTF-8. */
    public static Response text(String text) {
        return new Response(200, TEXT, text.getBytes(StandardCharsets.UTF_8), false);
    }

    /** Returns a response of HTML, in UTF-8. The text is sent unchanged: {@linkplain Html#escape escape} whatever came from a client. */
    public static Response html(String html) {
        return new Response(200, HTML, html.getBytes(StandardCharsets.UTF_8), false);
    }

    /** Returns a response of bytes: {@code application/octet-stream}, unless a content type is set. */
    public static Response bytes(byte[] bytes) {
        return of(bytes);
    }

    /** Returns a response of JSON: any value, including strings, numbers and null. */
    public static Response json(@Nullable Object value) {
        return of(new JsonValue(value));
    }

    /** Returns a response whose body is written while it is sent. */
    public static Response stream(StreamBody body) {
        return of(body);
    }

    /**
     * Returns a response with a file, sent while it is read. The file's name determines the content type, and its version the {@code ETag}
     * and {@code Last-Modified}. The response is {@linkplain #conditional conditional}, with {@code Cache-Control: no-cache}: clients and
     * caches that keep it ask each time whether it has changed.
     *
     * @throws java.io.UncheckedIOException if it can't be read
     * @throws IllegalArgumentException if it is a folder
     */
    public static Response file(Path file) {
        return of(null).body(file).header("Cache-Control", "no-cache");
    }

    /**
     * Returns a stream of server-sent events ({@code text/event-stream}), which lasts until the source returns or the client leaves. It
     * opens before the first event: an empty comment, which clients ignore, is sent first.
     */
    public static Response events(EventSource source) {
        return stream(EventEmitter.body(source)).contentType("text/event-stream").header("Cache-Control", "no-cache")
                .header("X-Accel-Buffering", "no");
    }

    /** Returns a response of status 204, without a body. */
    public static Response noContent() {
        return bytes(NOTHING).status(204);
    }

    /** Returns a response of status 302 that sends the client to another URL. */
    public static Response redirect(String location) {
        return redirect(location, 302);
    }

    /**
     * Returns a response that sends the client to another URL: 301 and 308 permanently, 302, 303 and 307 temporarily (RFC 9110, section
     * 15.4). Characters that a field can't have are percent-encoded.
     *
     * @throws IllegalArgumentException if the status is not one of these
     */
    public static Response redirect(String location, int status) {
        if (status < 300 || status > 399 || status == 304) {
            throw new IllegalArgumentException(
                    "%d does not redirect. Use 301 or 308 for good, 302, 303 or 307 for once (RFC 9110, section 15.4).".formatted(status));
        }
        String target = Location.encoded(location);
        String link = Html.escape(target);
        return html("""
                <!doctype html>
                <title>Redirecting...</title>
                <h1>Redirecting...</h1>
                <p>You should be redirected automatically to the target URL: <a href="%s">%s</a>. If not, click the link.
                """.formatted(link, link)).status(status).header("Location", target);
    }

    /**
     * Returns a 101 response, which switches the connection to another protocol. An {@code after} hook that sets another status refuses the
     * upgrade.
     *
     * @param protocol the name of the protocol, which the client must have asked for by {@code Upgrade} (RFC 9110, section 7.8)
     */
    public static Response upgrade(String protocol, UpgradeHandler handler) {
        return new Response(101, Headers.of("Upgrade", protocol, "Connection", "Upgrade"), handler, false);
    }

    /** Returns the status code; 200 unless set. */
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
                    "%d is not the status of a response. A final status is 200 to 599 (RFC 9110, section 15).".formatted(code));
        }
        return new Response(code, headers, body, conditional);
    }

    /** Returns the content type, or null if there is none yet. */
    public @Nullable String contentType() {
        return headers.get(CONTENT_TYPE);
    }

    /**
     * Sets the content type. Text gets {@code charset=utf-8}, unless a parameter is given: {@code contentType("text/csv")}.
     *
     * @throws IllegalArgumentException if it has a character that is not allowed in a header field
     */
    public Response contentType(String mediaType) {
        return with(headersOf(mediaType));
    }

    private Headers headersOf(String mediaType) {
        boolean only = headers.equals(Headers.EMPTY);
        return switch (mediaType) {
            case "application/json" -> only ? JSON : headers.with(CONTENT_TYPE, mediaType);
            case "text/html", "text/html; charset=utf-8" -> only ? HTML : headers.with(CONTENT_TYPE, "text/html; charset=utf-8");
            default -> {
                boolean bareText = mediaType.startsWith("text/") && mediaType.indexOf(';') < 0;
                yield headers.with(CONTENT_TYPE, bareText ? mediaType + "; charset=utf-8" : mediaType);
            }
        };
    }

    /** Returns the header fields. */
    public Headers headers() {
        return headers;
    }

    /** Returns the first value of a header field, or null. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /**
     * Sets a header field, which replaces all fields of its name.
     *
     * @throws IllegalArgumentException if the name or the value is not allowed in a message
     */
    public Response header(String name, String value) {
        return with(headers.with(name, value));
    }

    /**
     * Adds a header field to those of its name. A second {@code Content-Type} replaces the first.
     *
     * @throws IllegalArgumentException if the name or the value is not allowed in a message
     */
    public Response addHeader(String name, String value) {
        return name.equalsIgnoreCase(CONTENT_TYPE) ? header(name, value) : with(headers.plus(name, value));
    }

    /** Removes all header fields of a name. */
    public Response removeHeader(String name) {
        return with(headers.without(name));
    }

    private Response with(Headers changed) {
        return changed.equals(headers) ? this : new Response(status, changed, body, conditional);
    }

    /** Sets a cookie, in addition to those already set. */
    public Response cookie(Cookie cookie) {
        return addHeader("Set-Cookie", cookie.toString());
    }

    /**
     * Deletes a cookie that was set for the whole host; {@code cookie(Cookie.deleted(name).path("/x"))} deletes one of another path.
     *
     * @throws IllegalArgumentException if no cookie can have the name
     */
    public Response deleteCookie(String name) {
        return cookie(Cookie.deleted(name));
    }

    /** Adds a name to {@code Vary}, unless it is already listed: the response depends on that field of the request. */
    public Response vary(String name) {
        boolean listed = headers.all("Vary").stream()
                .anyMatch(value -> HeaderText.split(value, ',').stream().anyMatch(each -> each.equals("*") || each.equalsIgnoreCase(name)));
        return listed ? this : addHeader("Vary", name);
    }

    /**
     * Lets the client, but no shared cache, keep the response for a time: {@code Cache-Control: private}. In whole seconds.
     *
     * @throws IllegalArgumentException if the time is negative
     */
    public Response cacheFor(Duration time) {
        return header("Cache-Control", "private, " + CachePolicy.maxAge(time));
    }

    /** Sets what caches may do with the response. */
    public Response cacheControl(CachePolicy policy) {
        return header("Cache-Control", policy.toString());
    }

    /** Sets the entity tag of this version. */
    public Response etag(ETag etag) {
        return header("ETag", etag.toString());
    }

    /** Sets the time of the last change, in whole seconds. */
    public Response lastModified(Instant time) {
        return header("Last-Modified", HttpDate.format(time));
    }

    /**
     * Makes browsers save the body under a name instead of showing it. A name beyond ASCII is also sent in full (RFC 8187).
     *
     * @throws IllegalArgumentException if the name has a control character
     */
    public Response attachment(String filename) {
        return header("Content-Disposition", ContentDisposition.attachment(filename));
    }

    /** Returns the body as it was set or, once the app has encoded it, as bytes or a {@link StreamBody}. */
    public @Nullable Object body() {
        return body;
    }

    /** Replaces the body. Status, header fields and content type stay; a file adds its own type if there is none. */
    public Response body(@Nullable Object body) {
        return body instanceof Path path ? withFile(FileBody.of(path)) : new Response(status, headers, body, conditional);
    }

    /** Returns the response with an encoded body and its content type. */
    Response encoded(Object body, String mediaType) {
        return new Response(status, headersOf(mediaType), body, conditional);
    }

    private Response withFile(FileBody file) {
        Headers fields = headers.with("Accept-Ranges", "bytes").with("ETag", file.etag().toString());
        if (!fields.contains(CONTENT_TYPE)) {
            fields = fields.with(CONTENT_TYPE, file.contentType());
        }
        Instant changed = file.lastModified();
        return new Response(status, changed == null ? fields : fields.with("Last-Modified", HttpDate.format(changed)), file, true);
    }

    /**
     * Evaluates the client's conditions, like Flask's {@code make_conditional}: by {@code ETag} and {@code Last-Modified}, a client that
     * has this version gets a 304, and one that asks for a range of a body of known length gets a 206. The app evaluates them after the
     * handler and after each hook. A status other than 200 stays. Files are conditional by default.
     *
     * <pre>{@code
     * return Response.bytes(report.pdf()).contentType("application/pdf").etag(ETag.strong(report.version())).conditional();
     * }</pre>
     *
     * <p>A failed precondition is an {@link HttpException} 412 and a range beyond the end a 416; error handlers apply to both.
     */
    public Response conditional() {
        return new Response(status, headers, body, true);
    }

    boolean isConditional() {
        return conditional;
    }

    /** Returns a response as a client receives it. */
    static Response received(int status, Headers headers, Object body) {
        return new Response(status, headers, body, false);
    }

    /** Returns the response with another status, and conditions that have been evaluated. */
    Response evaluated(int status, @Nullable Object body) {
        return new Response(status, headers, body, false);
    }

    /**
     * Returns the bytes of the body.
     *
     * @throws IllegalStateException if the body is streamed, or the app has not encoded it yet
     */
    public byte[] data() {
        return switch (body) {
            case byte[] bytes -> bytes;
            case UpgradeHandler upgrade -> NOTHING;
            case StreamBody stream -> throw new IllegalStateException(
                    "The body of this response is streamed: there are no bytes until it is sent. Call buffered() first to have them all.");
            case null, default -> throw new IllegalStateException("The body of this response is not encoded yet: the app does that when "
                    + "the handler has returned. Read data() in an after hook, or from app.handle(request).");
        };
    }

    /**
     * Runs a streamed body to its end and returns a copy with its bytes, or the response itself if it is not streamed.
     *
     * @throws IllegalStateException if the body fails
     */
    public Response buffered() {
        if (!(body instanceof StreamBody stream)) {
            return this;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            stream.writeTo(out);
        } catch (Exception e) {
            throw new IllegalStateException("The streamed body of this response failed: " + e, e);
        }
        return body(out.toByteArray());
    }

    /** Returns the length of the body in bytes, or -1 if it is known only once it has been sent. */
    public long length() {
        return switch (body) {
            case byte[] bytes -> bytes.length;
            case StreamBody stream -> stream.length();
            case null, default -> -1;
        };
    }

    /** Returns the status and a description of the body: {@code "Response[200 OK, 18 bytes of application/json]"}. */
    @Override
    public String toString() {
        String content = length() < 0 ? "" : ", %d bytes%s".formatted(length(), contentType() == null ? "" : " of " + contentType());
        return "Response[" + HttpStatus.of(status) + content + "]";
    }
}

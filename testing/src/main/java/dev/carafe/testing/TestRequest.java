package dev.carafe.testing;

import dev.carafe.http.Cookie;
import dev.carafe.http.Headers;
import dev.carafe.http.Request;
import dev.carafe.http.Requests;
import dev.carafe.json.JacksonJson;
import dev.carafe.json.JsonStyle;
import dev.carafe.routing.Converters;
import dev.carafe.routing.Match;
import dev.carafe.routing.Rule;
import dev.carafe.routing.UrlMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request under construction: sent by a client, or built for a handler alone.
 *
 * <pre>{@code
 * client.request("POST", "/photos").form("title", "Ada").file("photo", "ada.png", bytes).send();
 * handler.handle(TestRequest.get("/person/7?lang=en").build("/person/<id:int>"));
 * }</pre>
 *
 * <p>Later calls replace earlier ones, except for header fields, query values, form fields and files, which are added. Not thread-safe.
 */
public final class TestRequest {
    private static final String BYTES = "application/octet-stream";

    private final @Nullable TestClient client;
    private final String method;
    private final List<String> headers = new ArrayList<>();
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();
    private String target;
    private @Nullable String contentType;
    private byte @Nullable [] body;
    private @Nullable Form form;

    TestRequest(@Nullable TestClient client, String method, String target) {
        this.client = client;
        this.method = method;
        this.target = target;
    }

    /** Begins a GET without a client. */
    public static TestRequest get(String target) {
        return of("GET", target);
    }

    /** Begins a POST without a client. */
    public static TestRequest post(String target) {
        return of("POST", target);
    }

    /** Begins a request without a client. */
    public static TestRequest of(String method, String target) {
        return new TestRequest(null, method, target);
    }

    /** Adds a header field. */
    public TestRequest header(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    /** Adds a value to the query, encoded. */
    public TestRequest query(String name, String value) {
        target += (target.indexOf('?') < 0 ? "?" : "&") + Form.pair(name, value);
        return this;
    }

    /** Sends a cookie with this request only, replacing the client's of the same name. */
    public TestRequest cookie(String name, String value) {
        cookies.put(name, Cookie.of(name, value));
        return this;
    }

    /** Sends a value as JSON. */
    public TestRequest json(@Nullable Object value) {
        return body(Json.bytes(value), "application/json");
    }

    /** Sends text with a content type, in UTF-8. */
    public TestRequest body(String text, String contentType) {
        return body(text.getBytes(StandardCharsets.UTF_8), contentType);
    }

    /** Sends bytes with a content type. */
    public TestRequest body(byte[] bytes, String contentType) {
        body = bytes;
        this.contentType = contentType;
        form = null;
        return this;
    }

    /** Adds a form field. The form is sent as {@code application/x-www-form-urlencoded}, or as multipart if it has files. */
    public TestRequest form(String name, String value) {
        form().field(name, value);
        return this;
    }

    /** Adds a file to the form, which is then sent as {@code multipart/form-data}. */
    public TestRequest file(String name, String filename, byte[] content) {
        form().file(name, filename, BYTES, content);
        return this;
    }

    /** Adds a file with a content type to the form. */
    public TestRequest file(String name, String filename, byte[] content, String contentType) {
        form().file(name, filename, contentType, content);
        return this;
    }

    /** Adds a file of this machine to the form. */
    public TestRequest file(String name, Path file) {
        try {
            return file(name, String.valueOf(file.getFileName()), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The file '%s' for the form can't be read.".formatted(file), e);
        }
    }

    private Form form() {
        body = null;
        if (form == null) {
            form = new Form();
        }
        return form;
    }

    /**
     * Sends the request and waits for the whole response.
     *
     * @throws IllegalStateException if the request has no client
     * @throws UncheckedIOException if the response violates HTTP
     */
    public TestResponse send() {
        return client().send(this);
    }

    /** Sends the request and returns the response while it arrives; otherwise like {@link #send}. */
    public TestStream stream() {
        return client().stream(this);
    }

    /**
     * Opens a WebSocket.
     *
     * <pre>{@code
     * TestWebSocket socket = client.request("GET", "/ws/chat").header("Sec-WebSocket-Protocol", "chat.v2, chat.v1").websocket();
     * }</pre>
     *
     * <p>The handshake's header fields are added unless already given. A response that refuses the socket is not an error here; {@link
     * TestWebSocket#response} returns it.
     */
    public TestWebSocket websocket() {
        return client().websocket(Frames.handshake(this));
    }

    /** Adds a header field, unless there is one of its name. */
    TestRequest headerIfNone(String name, String value) {
        return Headers.of(headers.toArray(String[]::new)).contains(name) ? this : header(name, value);
    }

    private TestClient client() {
        if (client == null) {
            throw new IllegalStateException("The request %s belongs to no client. Send it by client.send(request), or begin it with "
                    .formatted(this) + "client.request(method, target).");
        }
        return client;
    }

    /** Returns the request as a handler sees it when no rule has matched. */
    public Request build() {
        SentRequest sent = client == null ? sent(ClientOptions.DEFAULTS, null) : client.sent(this);
        return Requests.received(sent, sent.root().isEmpty() ? null : sent.root(), new JacksonJson(JsonStyle.DEFAULT));
    }

    /**
     * Returns the request as a handler sees it when the given rule has matched, with the rule's variables.
     *
     * @throws IllegalArgumentException if the rule is malformed or does not match
     */
    public Request build(String rule) {
        Request request = build();
        UrlMap urls = new UrlMap(new Converters());
        urls.add(Rule.builder(rule).endpoint("built").methods(List.of(method)));
        if (urls.match(method, request.rawPath()) instanceof Match.Found found) {
            Requests.match(request, found, null);
            return request;
        }
        throw new IllegalArgumentException("The rule '%s' does not match %s.".formatted(rule, this));
    }

    /** Returns the request as sent, with the client's options applied. */
    SentRequest sent(ClientOptions options, @Nullable CookieJar jar) {
        Headers given = Headers.of(headers.toArray(String[]::new));
        List<String> fields = new ArrayList<>();
        add(fields, given, "Host", options.headers().contains("Host") ? options.headers().get("Host") : "localhost");
        for (Map.Entry<String, String> field : options.headers()) {
            if (!field.getKey().equalsIgnoreCase("Host")) {
                add(fields, given, field.getKey(), field.getValue());
            }
        }
        fields.addAll(headers);
        byte[] content = form == null ? body : form.bytes();
        add(fields, given, "Content-Type", form == null ? contentType : form.contentType());
        add(fields, given, "Content-Length", given.contains("Transfer-Encoding") ? null : length(content));
        Headers all = Headers.of(fields.toArray(String[]::new));
        SentRequest request = new SentRequest(method, options.withinApp(asciiTarget()), all, content, options.remoteAddr(), options.root(),
                options.user());
        return given.contains("Cookie") ? request : request.withCookies(cookies(jar == null ? List.of() : jar.matching(request)));
    }

    private static void add(List<String> fields, Headers given, String name, @Nullable String value) {
        if (value != null && !given.contains(name)) {
            fields.add(name);
            fields.add(value);
        }
    }

    /** Returns the content length. A method whose body has a meaning sends it even without a body (RFC 9110, section 8.6). */
    private @Nullable String length(byte @Nullable [] content) {
        boolean expectsBody = method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
        return content != null ? Integer.toString(content.length) : expectsBody ? "0" : null;
    }

    /** Returns the cookies to send. Those of this request replace kept ones with the same names. */
    private Collection<Cookie> cookies(List<Cookie> kept) {
        List<Cookie> all = new ArrayList<>(kept);
        all.removeIf(cookie -> cookies.containsKey(cookie.name()));
        all.addAll(cookies.values());
        return all;
    }

    /** Percent-encodes characters beyond ASCII, as browsers do, and keeps the rest, so that a malformed target can be sent too. */
    private String asciiTarget() {
        StringBuilder ascii = new StringBuilder(target.length());
        for (int i = 0; i < target.length(); i += Character.charCount(target.codePointAt(i))) {
            int c = target.codePointAt(i);
            if (c < 128) {
                ascii.append((char) c);
            } else {
                ascii.append(URLEncoder.encode(Character.toString(c), StandardCharsets.UTF_8));
            }
        }
        return ascii.toString();
    }

    /**
     * Returns the request that follows a redirect, as Werkzeug's client does: only 307 and 308 keep the method and body; HEAD stays HEAD.
     */
    TestRequest redirected(int status, String location) {
        boolean same = status == 307 || status == 308;
        TestRequest next = new TestRequest(client, same || method.equals("HEAD") ? method : "GET", location);
        for (int i = 0; i < headers.size(); i += 2) {
            String name = headers.get(i).toLowerCase(Locale.ROOT);
            if (same || !(name.startsWith("content-") || name.equals("transfer-encoding"))) {
                next.header(headers.get(i), headers.get(i + 1));
            }
        }
        next.cookies.putAll(cookies);
        if (same) {
            next.body = body;
            next.contentType = contentType;
            next.form = form;
        }
        return next;
    }

    /** Returns the method and target: {@code "GET /person/1"}. */
    @Override
    public String toString() {
        return method + " " + target;
    }
}

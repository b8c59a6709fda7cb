package dev.carafe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.http.Headers;
import dev.carafe.http.RawRequest;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets the debug page, and when; {@link DebugPageTest} has what it shows. */
class DebugModeTest {
    private final App app = App.create("people")
            .get("/boom/<int:id>", "boom", req -> {
                throw new IllegalStateException("no <b>person</b> " + req.pathInt("id"));
            })
            .get("/handled", req -> {
                throw new UnsupportedOperationException("taken");
            })
            .get("/api", req -> Map.of("b", List.of(1), "a", "x"))
            .post("/json", req -> String.valueOf(req.json()))
            .error(UnsupportedOperationException.class, (req, e) -> "handled " + e.getMessage())
            .error(500, (req, e) -> "custom 500");

    @Test
    void unexpectedExceptionGetsTheDebuggerAndNotTheHandlerOf500() {
        app.config().set("DEBUG", true);

        Response response = app.handle(Request.of("GET", "/boom/7"));

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.contentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(text(response)).contains("IllegalStateException", "no &lt;b&gt;person&lt;/b&gt; 7").doesNotContain("<b>person")
                .doesNotStartWith("custom 500");
    }

    @Test
    void withoutDebugModeNothingOfTheExceptionIsTold() {
        assertThat(text(app.handle(Request.of("GET", "/boom/7")))).isEqualTo("custom 500");
    }

    @Test
    void tokenThatIsSetIsAskedForOnceByABrowser() {
        app.config().set("DEBUG", true).set("DEBUG_TOKEN", "s3same");

        assertThat(text(app.handle(Request.of("GET", "/boom/7")))).contains("Open it once").doesNotContain("no &lt;b&gt;person", "s3same");
        assertThat(text(app.handle(Request.of("GET", "/boom/7").withHeader("Cookie", "carafe_debugger=wrong")))).contains("Open it once");
        assertThat(app.handle(Request.of("GET", "/api?__debugger__=wrong")).status()).isEqualTo(200);

        Response opened = app.handle(Request.of("GET", "//boom/7?__debugger__=s3same"));
        assertThat(opened.status()).isEqualTo(302);
        assertThat(opened.header("Location")).isEqualTo("/boom/7");
        assertThat(opened.header("Set-Cookie")).contains("carafe_debugger=s3same", "HttpOnly", "SameSite=Strict");

        assertThat(text(app.handle(Request.of("GET", "/boom/7").withHeader("Cookie", "carafe_debugger=s3same"))))
                .contains("no &lt;b&gt;person&lt;/b&gt; 7");
    }

    @Test
    void tokenOpensNothingBehindAProxy() {
        app.config().set("DEBUG", true).set("DEBUG_TOKEN", "s3same");
        Request forwarded = Request.of("GET", "/boom/7?__debugger__=s3same").withHeader("X-Forwarded-For", "1.1.1.1");

        assertThat(text(app.handle(forwarded))).isEqualTo("custom 500");
        assertThat(text(app.handle(forwarded.withHeader("Cookie", "carafe_debugger=s3same")))).isEqualTo("custom 500");
    }

    @Test
    void handlerOfTheClassStillAnswers() {
        app.config().set("DEBUG", true);

        assertThat(text(app.handle(Request.of("GET", "/handled")))).isEqualTo("handled taken");
    }

    @Test
    void failureOfAHookAndOfMiddlewareGetsTheDebuggerToo() {
        app.config().set("DEBUG", true);
        app.after((req, response) -> {
            throw new IllegalArgumentException("from the hook");
        }).wrap((req, next) -> {
            next.handle(req);
            throw new IllegalArgumentException(req.path().equals("/api") ? "from the middleware" : "other");
        });

        assertThat(text(app.handle(Request.of("GET", "/api")))).contains("from the middleware");
        assertThat(text(app.handle(Request.of("GET", "/handled")))).contains("other");
    }

    @Test
    void requestCannotSwitchDebugModeOn() {
        app.before(req -> app.config().set("DEBUG", true));

        assertThat(text(app.handle(Request.of("GET", "/boom/7?DEBUG=true").withHeader("Debug", "true")))).isEqualTo("custom 500");
        assertThat(text(app.handle(Request.of("GET", "/boom/7")))).isEqualTo("custom 500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "text/html;q=0, */*"})
    void clientThatDoesNotAskForHtmlGetsText(String accept) {
        app.config().set("DEBUG", true);

        Response response = app.handle(Request.of("GET", "/boom/7").withHeader("Accept", accept));

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.contentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(text(response)).startsWith("java.lang.IllegalStateException: no <b>person</b> 7\n")
                .contains("GET /boom/7").doesNotContain("<html");
    }

    @Test
    void pageLoadsNothingAndIsKeptByNobody() {
        app.config().set("DEBUG", true);

        Response response = app.handle(Request.of("GET", "/boom/7").withHeader("Accept", "text/html"));

        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("Content-Security-Policy")).startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, localhost", "127.0.0.1, localhost:5000", "127.0.0.9, 127.0.0.1:5000", "0:0:0:0:0:0:0:1, [::1]:5000",
        "127.0.0.1, LOCALHOST", "127.0.0.1, dev.example.org:5000", "127.0.0.1, other.example.org"})
    void clientAtThisMachineSeesThePage(String peer, String host) {
        app.config().set("DEBUG", true).set("TRUSTED_HOSTS", List.of("dev.example.org", "other.example.org"));

        assertThat(text(answer(peer, "Host", host))).contains("IllegalStateException");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, localhost", "127.evil.example, localhost", "2001:db8:0:0:0:0:0:1, localhost",
        "127.0.0.1, evil.example", "127.0.0.1, localhost.evil.example", "127.0.0.1, localhost@evil.example", "127.0.0.1, ''"})
    void otherClientGetsTheAnswerThatItWouldGetWithoutDebugMode(String peer, String host) {
        app.config().set("DEBUG", true);

        assertThat(text(answer(peer, "Host", host))).isEqualTo("custom 500");
    }

    @Test
    void trustedHostsMayBeAText() {
        app.config().set("DEBUG", true).set("TRUSTED_HOSTS", "a.example, b.example");

        assertThat(text(answer("127.0.0.1", "Host", "b.example"))).contains("IllegalStateException");
        assertThat(text(answer("127.0.0.1", "Host", "c.example"))).doesNotContain("IllegalStateException");
    }

    @ParameterizedTest
    @CsvSource({"X-Forwarded-For, 192.0.2.1", "Forwarded, for=192.0.2.1", "Via, 1.1 proxy", "Origin, https://evil.example", "Origin, null"})
    void requestOfAProxyOrOfAnotherSiteIsNotFromThisMachine(String header, String value) {
        app.config().set("DEBUG", true);

        assertThat(text(answer("127.0.0.1", "Host", "localhost", header, value))).isEqualTo("custom 500");
    }

    @Test
    void scriptOfATrustedHostSeesThePage() {
        app.config().set("DEBUG", true);

        assertThat(text(answer("127.0.0.1", "Host", "localhost", "Origin", "http://localhost:3000"))).contains("IllegalStateException");
    }

    @Test
    void jsonIsIndented() {
        app.config().set("DEBUG", true);

        assertThat(text(app.handle(Request.of("GET", "/api")))).isEqualTo("""
                {
                  "a": "x",
                  "b": [
                    1
                  ]
                }""");
    }

    @Test
    void unreadableJsonIsToldInDetail() {
        app.config().set("DEBUG", true);

        Response response = answer(new Received("POST", "/json", "127.0.0.1", Headers.of("Content-Type", "application/json"), "{bad <x>"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(text(response)).doesNotContain("<x>")
                .contains("Failed to decode JSON: The text is no valid JSON (line 1, column 2). Unexpected character");
    }

    private Response answer(String peer, String... headers) {
        return answer(new Received("GET", "/boom/7", peer, Headers.of(headers), ""));
    }

    private Response answer(RawRequest request) {
        AtomicReference<Response> answer = new AtomicReference<>();
        app.serve(request, sent -> answer.set(sent.buffered()));
        return answer.get();
    }

    private static String text(Response response) {
        return new String(response.data(), StandardCharsets.UTF_8);
    }

    private record Received(String method, String rawPath, String remoteAddr, Headers headers, String content) implements RawRequest {
        @Override
        public String rawQuery() {
            return null;
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
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
            return 4711;
        }
    }
}

package dev.carafe.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.http.Response;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client sends reaches the app as it was sent, or is refused; no byte is lost. */
class RequestBytesTest {
    /** All bytes beyond ASCII. */
    private static final String BEYOND = allBytesBeyondAscii();

    @AutoClose
    private final App app = App.create("bytes")
            .get("/field", req -> Response.bytes(Objects.requireNonNull(req.header("X-User")).getBytes(ISO_8859_1)))
            .get("/fields", req -> Response.bytes(String.join("|", req.headers().all("X-User")).getBytes(ISO_8859_1)))
            .get("/cookie", req -> Response.of(req.cookies().get("a")).contentType("text/plain; charset=utf-8"))
            .get("/query", req -> Response.of(req.args().get("q")).contentType("text/plain; charset=utf-8"))
            .get("/host", req -> req.host() + " " + req.url())
            .get("/", req -> "home " + req.method());
    private final Server server = app.start();

    private static String allBytesBeyondAscii() {
        StringBuilder all = new StringBuilder("<");
        for (char c = 0x80; c <= 0xff; c++) {
            all.append(c);
        }
        return all.append('>').toString();
    }

    private RawResponse get(String path, String fields) throws IOException {
        try (RawClient client = new RawClient(server)) {
            return client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n").response();
        }
    }

    @Test
    void aFieldKeepsItsBytes() throws IOException {
        assertThat(get("/field", "X-User: " + BEYOND + "\r\n").body()).isEqualTo(BEYOND);
        assertThat(get("/field", "X-User: \u00e9\r\n").body()).isEqualTo("\u00e9");
        assertThat(get("/fields", "X-User: \u0080\r\nX-Other: \u0081\r\nX-User: \u00ff\r\n").body()).isEqualTo("\u0080|\u00ff");
    }

    @Test
    void aCookieIsUtf8() throws IOException {
        assertThat(get("/cookie", "Cookie: a=caf\u00c3\u00a9\r\n").body().getBytes(ISO_8859_1)).isEqualTo("caf\u00e9".getBytes(UTF_8));
    }

    @Test
    void aQueryThatIsNotEncodedIsUtf8() throws IOException {
        assertThat(get("/query?q=caf\u00c3\u00a9", "").body().getBytes(ISO_8859_1)).isEqualTo("caf\u00e9".getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET /\u00e9 HTTP/1.1\r\nHost: a\r\n\r\n",
        "G\u00c9T / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: \u00e9\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX\u00e9: a\r\n\r\n",
        "GET / HTTP/1.1\u00e9\r\nHost: a\r\n\r\n",
        "GET /?\u000e@ HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: \u000e@\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: \u000fz\u00e9\r\n\r\n"})
    void bytesWhereNoneMayBeAreRefused(String request) throws IOException {
        assertThat(RawClient.exchange(server, request)).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ");
    }

    /** RFC 9110, section 9.1: methods are case-sensitive. */
    @ParameterizedTest
    @ValueSource(strings = {"get", "Get", "post", "head", "options"})
    void aMethodInLowerCaseIsAnotherMethod(String method) throws IOException {
        try (RawClient client = new RawClient(server)) {
            RawResponse response = client.send(method + " / HTTP/1.1\r\nHost: a\r\n\r\n").response();
            assertThat(response.status()).isEqualTo(405);
            assertThat(response.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
            assertThat(client.send(RawClient.get("/")).response().body()).isEqualTo("home GET");
        }
    }

    /** At once: the test would be slower than its timeout else. */
    @ParameterizedTest
    @ValueSource(strings = {
        "GET / HTTP/1.1\n",
        "GET / HTTP/1.1\r\nHost: a\n",
        "GET / HTTP/1.1\r\nHost: a\rX",
        "GET / HTTP/1.1\r\nHost: a\r\nX: y\nZ",
        "GET / HTTP/1.1\r\nHost: a\r\n\n",
        "GET / HTTP/1.1\r\nHost: a\r\n\rX",
        "GET /\n",
        "\n"})
    void aBareLineFeedIsRefusedAtOnce(String begun) throws IOException {
        app.config().set("HEADER_TIMEOUT", 1000);
        try (RawClient client = new RawClient(app.start())) {
            assertThat(client.send(begun).response().status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://other.example:81/host", "HTTP://other.example:81/host"})
    void theHostOfAnAbsoluteTargetCounts(String target) throws IOException {
        assertThat(get(target, "").body()).isEqualTo("other.example:81 http://other.example:81/host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:///host", "http://u@a/host", "http://a b/host", "ftp://a/host", "http://a:x/host", "http://[::1/host"})
    void anAbsoluteTargetThatNamesNoHostIsRefused(String target) throws IOException {
        assertThat(get(target, "").status()).isEqualTo(400);
    }

    @Test
    void theServerItselfHasOptions() throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.send("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.head()).startsWith("HTTP/1.1 204 ");
            assertThat(client.send(RawClient.get("/")).response().status()).isEqualTo(200);
            assertThat(client.send("GET * HTTP/1.1\r\nHost: a\r\n\r\n").response().status()).isEqualTo(400);
        }
    }
}

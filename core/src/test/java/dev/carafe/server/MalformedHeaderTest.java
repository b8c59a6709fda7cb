package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client sends in good faith: a 400 and the end of the connection (RFC 9112, sections 3 and 5). */
class MalformedHeaderTest {
    @AutoClose
    private final App app = App.create("headers").get("/", req -> "host " + req.header("Host")).get("/next", req -> "next");
    private final Server server = app.start();

    @ParameterizedTest
    @ValueSource(strings = {
        "X: a\r\n b",
        "X: a\r\n\tb",
        "X: a\nY: b",
        "X: a\rY: b",
        "X : a",
        " X: a",
        ": a",
        "X",
        "X(y): a",
        "X\u0001: a",
        "X: a\u0000b",
        "X: a\u0001b",
        "X: a\u007fb"})
    void brokenFieldsAreRefused(String field) throws IOException {
        assertRefused("GET / HTTP/1.1\r\nHost: a\r\n" + field + "\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "X: y",
        "Host: a\r\nHost: a",
        "Host: a\r\nHost: b",
        "Host:",
        "Host: a,b",
        "Host: a b",
        "Host: a%62",
        "Host: user@a",
        "Host: a/b",
        "Host: a\\b",
        "Host: a?b",
        "Host: <a>",
        "Host: [::1",
        "Host: ::1",
        "Host: a:x",
        "Host: a:-1",
        "Host: a:+80",
        "Host: a:65536",
        "Host: [::1]:65536"})
    void aHostThatNamesNoHostIsRefused(String field) throws IOException {
        assertRefused("GET / HTTP/1.1\r\n" + field + "\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.example:5000", "a:65535", "127.0.0.1:80", "[::1]", "[::1]:5000", "my_service",
        "xn--bcher-kva.example."})
    void hostsOfAllKindsAreTaken(String host) throws IOException {
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n").response().body()).isEqualTo("host " + host);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET /\r\n",
        "GET / HTTP/1.1\nHost: a\n\n",
        "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / FTP/1.1\r\nHost: a\r\n\r\n",
        "G\u0001T / HTTP/1.1\r\nHost: a\r\n\r\n",
        "G(T / HTTP/1.1\r\nHost: a\r\n\r\n",
        "\n\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET next HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET a:80 HTTP/1.1\r\nHost: a\r\n\r\n",
        "\u0016\u0003\u0001\u0002\r\n\r\n"})
    void whatIsNoRequestIsRefused(String bytes) throws IOException {
        assertRefused(bytes);
    }

    @Test
    void anEscapeThatIsNoneIsTheAppsToRefuse() throws IOException {
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send("GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n").response().status()).isEqualTo(400);
            assertThat(client.send(RawClient.get("/next")).response().status()).isEqualTo(200);
        }
    }

    @Test
    void theResponseToWhatIsNoRequestIsAPageThatTellsNothing() throws IOException {
        assertThat(RawClient.exchange(server, "GET / HTTP/1.1\r\nHost: <script>\r\n\r\n"))
                .contains("Content-Type: text/html; charset=utf-8\r\n", "X-Content-Type-Options: nosniff\r\n",
                        "<h1>Bad Request</h1>")
                .doesNotContain("script", "Exception", "helidon");
    }

    /** One response and no more: nothing of what follows is taken for a request. */
    private void assertRefused(String bytes) throws IOException {
        assertThat(RawClient.exchange(server, bytes + RawClient.get("/next"))).startsWith("HTTP/1.1 400 ")
                .containsOnlyOnce("HTTP/1.1 ")
                .containsIgnoringCase("Connection: close");
    }
}

package dev.carafe.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an app promises to clients of HTTP/1.1 besides: about chunks, and the connection that a response ends. */
abstract class Http1Contract extends Contract {
    private TestResponse chunked(String body) {
        return client().request("POST", "/").header("Transfer-Encoding", "chunked").body(body.getBytes(UTF_8), "text/plain").send();
    }

    @Test
    void bodiesArriveInChunks() {
        app.post("/", req -> req.text());
        assertThat(chunked("3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n")).hasText("hello");
    }

    @Test
    void aBodyOverTheLimitEndsTheConnection() {
        app.config().set("MAX_CONTENT_LENGTH", 10);
        app.post("/", req -> req.text());
        assertThat(client().request("POST", "/").body(new byte[11], "text/plain").send()).hasStatus(413).hasHeader("Connection", "close");
        assertThat(chunked("b\r\nhello world\r\n0\r\n\r\n")).hasStatus(413);
    }

    @Test
    void aBrokenBodyIsA400() {
        app.post("/", req -> req.text()).error(400, (req, e) -> "handled: " + e.description());
        assertThat(chunked("x\r\n")).hasStatus(400).hasHeader("Connection", "close");
    }
}

package dev.carafe.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.http.Response;
import dev.carafe.http.StreamBody;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/1.0, as old proxies and health checks speak it: no chunks, no host, and the end of the connection is that of the response. */
class Http10Test {
    private static final String NEXT = RawClient.get("/next");

    @AutoClose
    private final App app = App.create("old")
            .get("/", req -> req.httpVersion() + " " + req.host())
            .post("/", req -> "read " + req.text())
            .get("/next", req -> "next")
            .get("/stream", req -> List.of("a", "b").iterator())
            .get("/long", req -> Response.stream(out -> {
                for (int i = 0; i < 100; i++) {
                    out.write("0123456789".repeat(100).getBytes(US_ASCII));
                    out.flush();
                }
            }))
            .get("/empty", req -> Response.stream(out -> { }))
            .get("/sized", req -> Response.stream(new StreamBody() {
                @Override
                public void writeTo(OutputStream out) throws IOException {
                    out.write('x');
                }

                @Override
                public long length() {
                    return 1;
                }
            }))
            .get("/cut", req -> Response.stream(out -> {
                out.write('x');
                out.flush();
                out.write('y');
                out.flush();
                throw new IllegalStateException("on purpose");
            }))
            .get("/204", req -> Response.of("").status(204))
            .get("/failed", req -> {
                throw new IllegalStateException("on purpose");
            });
    private final Server server = app.start();

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.0\r\n\r\n", "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", "GET http://localhost/ HTTP/1.0\r\n\r\n"})
    void itIsServedAndTheConnectionCloses(String request) throws IOException {
        assertThat(RawClient.exchange(server, request + NEXT)).startsWith("HTTP/1.1 200 ").containsOnlyOnce("HTTP/1.1 ")
                .contains("Connection: close\r\n", "Content-Length: 13\r\n").endsWith("\r\n\r\n1.0 localhost");
    }

    @Test
    void aBodyIsReadByItsLength() throws IOException {
        assertThat(RawClient.exchange(server, "POST / HTTP/1.0\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\nhello" + NEXT))
                .startsWith("HTTP/1.1 200 ").containsOnlyOnce("HTTP/1.1 ").endsWith("read hello");
        assertThat(RawClient.exchange(server, "POST / HTTP/1.0\r\n\r\n" + NEXT)).containsOnlyOnce("HTTP/1.1 ").endsWith("read ");
    }

    @Test
    void streamsComeWithoutChunks() throws IOException {
        assertThat(RawClient.exchange(server, "GET /stream HTTP/1.0\r\nTE: trailers\r\n\r\n")).startsWith("HTTP/1.1 200 ")
                .doesNotContainIgnoringCase("Transfer-Encoding", "Content-Length").endsWith("\r\n\r\nab");
        assertThat(RawClient.exchange(server, "GET /long HTTP/1.0\r\n\r\n")).endsWith("\r\n\r\n" + "0123456789".repeat(10_000));
        assertThat(RawClient.exchange(server, "GET /empty HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
        assertThat(RawClient.exchange(server, "GET /sized HTTP/1.0\r\n\r\n")).contains("Content-Length: 1\r\n").endsWith("\r\n\r\nx");
    }

    /** Without chunks, only a reset tells that the body is not whole. */
    @Test
    void aStreamThatFailsIsCut() throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.send("GET /cut HTTP/1.0\r\n\r\n");
            assertThat(client.endsByReset()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/stream", "/failed", "/missing", "/204"})
    void theResponseToHeadHasNoBody(String path) throws IOException {
        assertThat(RawClient.exchange(server, "HEAD " + path + " HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 ").endsWith("\r\n\r\n")
                .doesNotContainIgnoringCase("chunked");
    }

    @Test
    void errorsAreAnsweredToo() throws IOException {
        assertThat(RawClient.exchange(server, "GET /missing HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 404 ");
        assertThat(RawClient.exchange(server, "GET /failed HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 500 ");
        assertThat(RawClient.exchange(server, "GET / HTTP/1.0\r\nX: a\nb\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.0\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.0\r\nHost: a b\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / HTTP/1.00\r\n\r\n",
        "GET / HTTP/1.0 \r\n\r\n",
        "GET / HTTP/1,0\r\n\r\n",
        "GET / http/1.0\r\n\r\n",
        "GET / Http/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n"})
    void whatIsAmbiguousIsRefused(String request) throws IOException {
        assertThat(RawClient.exchange(server, request + NEXT)).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ")
                .containsIgnoringCase("Connection: close");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET / HTTP/0.9\r\n\r\n",
        "GET / HTTP/01.0\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"})
    void anotherMajorVersionIsNotSupported(String request) throws IOException {
        assertThat(RawClient.exchange(server, request + NEXT)).startsWith("HTTP/1.1 505 ").containsOnlyOnce("HTTP/1.1 ")
                .containsIgnoringCase("Connection: close");
    }

    /** RFC 9110, section 2.5. */
    @Test
    void aLaterMinorVersionIsServedAsHttp11() throws IOException {
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send("GET / HTTP/1.2\r\nHost: a\r\n\r\n").response().body()).isEqualTo("1.1 a");
            assertThat(client.send(NEXT).response().body()).isEqualTo("next");
        }
    }

    @Test
    void itMayArriveByteByByteAfterARequestOfHttp11() throws IOException {
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send(NEXT).response().body()).isEqualTo("next");
            for (char c : "GET /stream HTTP/1.0\r\n\r\n".toCharArray()) {
                client.send(String.valueOf(c));
            }
            assertThat(client.rest()).endsWith("\r\n\r\nab");
        }
    }

    @Test
    void theVersionOfOneRequestIsNotThatOfTheNext() throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.send(RawClient.get("/stream") + RawClient.get("/") + "GET /stream HTTP/1.0\r\n\r\n");
            assertThat(client.response().body()).isEqualTo("ab");
            assertThat(client.response().body()).isEqualTo("1.1 localhost");
            assertThat(client.rest()).endsWith("\r\n\r\nab");
        }
    }
}

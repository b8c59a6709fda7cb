package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a request ends (RFC 9112, section 6): when two readers could differ about it, nobody reads on. */
class RequestFramingTest {
    private static final String NEXT = RawClient.get("/next");

    @AutoClose
    private final App app = App.create("framing")
            .post("/", req -> "read " + req.text())
            .post("/unread", req -> "not read")
            .get("/next", req -> "next");
    private final Server server = app.start();

    @ParameterizedTest
    @ValueSource(strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: 5, 6",
        "Content-Length: +5",
        "Content-Length: -5",
        "Content-Length: 0x5",
        "Content-Length: 5 5",
        "Content-Length: 5;",
        "Content-Length:",
        "Content-Length: 99999999999999999999",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding:"})
    void anAmbiguousLengthIsRefused(String fields) throws IOException {
        assertRefused(400, "POST / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n\r\n5\r\nhello\r\n0\r\n\r\n" + NEXT);
        assertRefused(400, "POST /unread HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n\r\n5\r\nhello\r\n0\r\n\r\n" + NEXT);
    }

    /** Some old clients send one after a body (RFC 9112, section 2.2). */
    @Test
    void oneEmptyLineBeforeARequestIsIgnored() throws IOException {
        String post = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello";
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send("\r\n" + post + "\r\n" + NEXT).response().body()).isEqualTo("read hello");
            assertThat(client.response().body()).isEqualTo("next");
            for (char c : ("\r\n" + RawClient.get("/next?\u00e9")).toCharArray()) {
                client.send(String.valueOf(c));
            }
            assertThat(client.response().body()).isEqualTo("next");
        }
        assertRefused(400, "\r\n\r\n" + NEXT);
        assertRefused(400, "\n" + NEXT);
        assertRefused(400, "\r" + NEXT);
    }

    @Test
    void anUnknownTransferEncodingIsRefused() throws IOException {
        assertRefused(501, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" + NEXT);
    }

    @Test
    void aLengthThatNobodyCanReadIsRefusedAsTooLarge() throws IOException {
        assertRefused(413, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9223372036854775807\r\n\r\nhello" + NEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "x\r\nhello\r\n0\r\n\r\n",
        "-5\r\nhello\r\n0\r\n\r\n",
        "+5\r\nhello\r\n0\r\n\r\n",
        "0x5\r\nhello\r\n0\r\n\r\n",
        " 5\r\nhello\r\n0\r\n\r\n",
        "5 \r\nhello\r\n0\r\n\r\n",
        "\r\nhello\r\n0\r\n\r\n",
        "5\nhello\r\n0\r\n\r\n",
        "5\r\nhello0\r\n\r\n",
        "5\r\nhelloXX0\r\n\r\n",
        "5\r\nhello\n\n0\r\n\r\n",
        "5;\nhello\r\n0\r\n\r\n",
        "5\r\nhello\r\n0\r\nTrailer\r\n\r\n",
        "5\r\nhello\r\n0\r\nX: a\r\n b\r\n\r\n",
        "5\r\nhello\r\n0\r\nX: a\nY: b\r\n\r\n",
        "5\r\nhello\r\n0\r\nX : a\r\n\r\n",
        "5\r\nhello\r\n0\r\n: a\r\n\r\n",
        "5\r\nhello\r\n0\r\nX: \u0000\r\n\r\n",
        "5\r\nhello\r\n0\r\nGET /next HTTP/1.1\r\nHost: a\r\n\r\n",
        "10000000000000005\r\nhello\r\n0\r\n\r\n"})
    void brokenChunksAreRefused(String body) throws IOException {
        assertRefused(400, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + body + NEXT);
    }

    @Test
    void theLineOfAChunksSizeIsShort() throws IOException {
        String request = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
        assertRefused(400, request + "0".repeat(50_000) + "5\r\nhello\r\n0\r\n\r\n" + NEXT);
        assertRefused(400, request + "5;" + "x".repeat(257) + "\r\nhello\r\n0\r\n\r\n" + NEXT);
    }

    @Test
    void extensionsOfChunksAreSkipped() throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .send("3;a=b\r\nhel\r\n2;" + "x".repeat(200) + "\r\nlo\r\n0;z\r\n\r\n" + NEXT);
            assertThat(client.response().body()).isEqualTo("read hello");
            assertThat(client.response().body()).isEqualTo("next");
        }
    }

    /** RFC 9112, section 7.1.2: a recipient must be able to read trailers, and may drop them. */
    @Test
    void trailersAreDropped() throws IOException {
        String request = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n";
        String trailers = "X-Sum: 5\r\nContent-Length: 7\r\nY:\u00e9\r\n\r\n";
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send(request + trailers + NEXT).response().body()).isEqualTo("read hello");
            assertThat(client.response().body()).isEqualTo("next");
            client.send(request);
            for (char c : trailers.toCharArray()) {
                client.send(String.valueOf(c));
            }
            assertThat(client.response().body()).isEqualTo("read hello");
        }
        assertRefused(431, request + "X: " + "x".repeat(9000) + "\r\n\r\n" + NEXT);
    }

    @Test
    void chunksMayArriveByteByByte() throws IOException {
        try (RawClient client = new RawClient(server)) {
            String request = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
            for (char c : request.toCharArray()) {
                client.send(String.valueOf(c));
            }
            assertThat(client.response().body()).isEqualTo("read hello");
        }
    }

    /** One response and no more: nothing of what follows is taken for a request. */
    private void assertRefused(int status, String request) throws IOException {
        assertThat(RawClient.exchange(server, request)).startsWith("HTTP/1.1 " + status + " ").containsOnlyOnce("HTTP/1.1 ")
                .containsIgnoringCase("Connection: close");
    }
}

package dev.carafe.server;

import static dev.carafe.Carafe.abort;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection carries one request after the other, and never takes for a request what is none. */
class ConnectionTest {
    private static final String LIKE_A_REQUEST = RawClient.get("/smuggled");

    @AutoClose
    private final App app = App.create("connections")
            .get("/", req -> "home")
            .get("/smuggled", req -> "smuggled")
            .post("/echo", req -> req.text())
            .post("/begin", req -> "" + (char) req.stream().read())
            .post("/unread", req -> "unread")
            .post("/upload", req -> Long.toString(req.files().require("file").size()))
            .post("/most", req -> Integer.toString(req.stream().readNBytes(200_000).length))
            .post("/refused", req -> abort(403))
            .post("/failed", req -> {
                throw new IllegalStateException("on purpose");
            });
    private final Server server = start(app);

    Server start(App served) {
        return served.start();
    }

    @Test
    void requestsFollowEachOther() throws IOException {
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send(RawClient.get("/")).response().body()).isEqualTo("home");
            assertThat(client.send(RawClient.post("/echo", "hello")).response().body()).isEqualTo("hello");
            assertThat(client.send(RawClient.get("/missing")).response().status()).isEqualTo(404);
            assertThat(client.send(RawClient.post("/failed", "hello")).response().status()).isEqualTo(500);
            assertThat(client.send(RawClient.get("/")).response().body()).isEqualTo("home");
        }
    }

    @Test
    void requestsThatDoNotWaitAreAnsweredInOrder() throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.send(RawClient.post("/echo", "one") + RawClient.post("/unread", "two") + RawClient.get("/")
                    + RawClient.post("/echo", "three"));
            assertThat(client.response().body()).isEqualTo("one");
            assertThat(client.response().body()).isEqualTo("unread");
            assertThat(client.response().body()).isEqualTo("home");
            assertThat(client.response().body()).isEqualTo("three");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/upload", "/most"})
    void aLargeBodyThatIsReadButForItsEndKeepsTheConnection(String path) throws IOException {
        String upload = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n" + "a".repeat(200_000)
                + "\r\n--x--\r\n an epilogue";
        String head = " HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n";
        try (RawClient client = new RawClient(server)) {
            client.send("POST " + path + head + "Content-Length: " + upload.length() + "\r\n\r\n" + upload);
            assertThat(client.response().body()).isEqualTo("200000");
            client.send("POST " + path + head + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(upload.length()) + "\r\n"
                    + upload + "\r\n0\r\n\r\n");
            assertThat(client.response().body()).isEqualTo("200000");
            assertThat(client.send(RawClient.get("/")).response().body()).isEqualTo("home");
        }
    }

    @Test
    void aRequestMayArriveByteByByte() throws IOException {
        try (RawClient client = new RawClient(server)) {
            for (char c : RawClient.post("/echo", "hello").toCharArray()) {
                client.send(String.valueOf(c));
            }
            assertThat(client.response().body()).isEqualTo("hello");
        }
    }

    @Test
    void closeIsGrantedWhoeverAsksForIt() throws IOException {
        String close = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        assertThat(RawClient.exchange(server, close + RawClient.get("/smuggled")))
                .startsWith("HTTP/1.1 200").containsIgnoringCase("Connection: close").endsWith("home");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/unread", "/begin", "/refused", "/failed", "/missing", "/"})
    void aShortBodyThatNobodyReadIsSkipped(String path) throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.send(RawClient.post(path, LIKE_A_REQUEST) + RawClient.get("/"));
            assertThat(client.response().body()).doesNotContain("smuggled");
            assertThat(client.response().body()).isEqualTo("home");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/unread", "/begin", "/refused", "/failed", "/missing", "/"})
    void aShortChunkedBodyThatNobodyReadIsSkipped(String path) throws IOException {
        String chunks = Integer.toHexString(LIKE_A_REQUEST.length()) + "\r\n" + LIKE_A_REQUEST + "\r\n0\r\n\r\n";
        try (RawClient client = new RawClient(server)) {
            client.send("POST " + path + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks
                    + RawClient.get("/"));
            assertThat(client.response().body()).doesNotContain("smuggled");
            assertThat(client.response().body()).isEqualTo("home");
        }
    }

    @Test
    void aBodyMayComeWithAnyMethod() throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: " + LIKE_A_REQUEST.length() + "\r\n\r\n" + LIKE_A_REQUEST
                    + RawClient.get("/"));
            assertThat(client.response().body()).isEqualTo("home");
            assertThat(client.response().body()).isEqualTo("home");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/unread", "/begin", "/refused", "/failed", "/missing", "/"})
    void aLongBodyThatNobodyReadEndsTheConnection(String path) throws IOException {
        String begun = "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\n\r\n" + LIKE_A_REQUEST;
        assertThat(RawClient.exchange(server, begun)).containsOnlyOnce("HTTP/1.1 ").containsIgnoringCase("Connection: close");
    }

    @Test
    void aBodyThatNeitherArrivesNorIsReadEndsTheConnection() throws IOException {
        assertThat(RawClient.exchange(server, "POST /unread HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhello"))
                .endsWith("unread");
    }

    @Test
    void aClientThatWaitsIsToldToGoOnWhenItsBodyIsRead() throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.head()).startsWith("HTTP/1.1 100 Continue");
            assertThat(client.send("hello").response().body()).isEqualTo("hello");
            assertThat(client.send(RawClient.get("/")).response().body()).isEqualTo("home");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/unread", "/refused", "/failed", "/missing", "/"})
    void aClientThatWaitsInVainIsDisconnected(String path) throws IOException {
        String waiting = "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + LIKE_A_REQUEST.length()
                + "\r\nExpect: 100-continue\r\n\r\n";
        assertThat(RawClient.exchange(server, waiting + LIKE_A_REQUEST)).containsOnlyOnce("HTTP/1.1 ")
                .doesNotContain("100 Continue", "smuggled")
                .containsIgnoringCase("Connection: close");
    }
}

package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.http.Response;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too large, and what is too much. */
class LimitsTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final List<String> served = new CopyOnWriteArrayList<>();

    @AutoClose
    private final App app = App.create("limits")
            .get("/<rest:path>", req -> "short enough")
            .get("/large", req -> new byte[20_000_000])
            .get("/large-stream", req -> Response.stream(out -> out.write(new byte[20_000_000])))
            .get("/", req -> "home")
            .post("/", req -> req.bytes().length + " bytes")
            .post("/unread", req -> "unread")
            .post("/wait", req -> {
                begun.countDown();
                go.await();
                return "waited";
            })
            .post("/serve/<name>", req -> {
                served.add(req.pathParam("name"));
                return "served";
            });

    @Test
    void aLongRequestLineIsRefused() throws IOException {
        Server server = app.start();
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send(RawClient.get("/" + "x".repeat(8000))).response().body()).isEqualTo("short enough");
        }
        assertRefused(414, RawClient.exchange(server, RawClient.get("/" + "x".repeat(8200))));
    }

    @Test
    void largeHeadersAreRefused() throws IOException {
        Server server = app.start();
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(16_000) + "\r\n\r\n").response().body())
                    .isEqualTo("home");
        }
        assertRefused(431, RawClient.exchange(server, "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(16_400) + "\r\n\r\n"));
        assertRefused(431, RawClient.exchange(server, "GET / HTTP/1.1\r\nHost: a\r\n" + "x".repeat(16_400)));
    }

    @Test
    void manyHeadersAreRefused() throws IOException {
        Server server = app.start();
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(99) + "\r\n").response().body())
                    .isEqualTo("home");
        }
        assertRefused(431, RawClient.exchange(server, "GET / HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(100) + "\r\n"));
    }

    @Test
    void aBodyOverTheLimitIsRefused() throws IOException {
        app.config().set("MAX_CONTENT_LENGTH", 1000);
        Server server = app.start();
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send(RawClient.post("/", "x".repeat(1000))).response().body()).isEqualTo("1000 bytes");
        }
        assertRefused(413, RawClient.exchange(server, RawClient.post("/", "x".repeat(1001))));
        String chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
        assertRefused(413, RawClient.exchange(server, chunked + "3e9\r\n"));
        assertRefused(413, RawClient.exchange(server, chunked + "1f4\r\n" + "x".repeat(500) + "\r\n1f5\r\n"));
    }

    /** A connection that is closed while the client sends is reset, and the response may be lost. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 20000000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n1312D00\r\n"})
    void aClientThatSendsAllOfABodyOverTheLimitCanReadTheRefusal(String framing) throws IOException {
        String request = "POST / HTTP/1.1\r\nHost: a\r\n" + framing + "x".repeat(20_000_000);
        assertThat(RawClient.exchange(app.start(), request)).startsWith("HTTP/1.1 413 ").endsWith("Entity is too large\n");
    }

    @Test
    void aClientThatSendsAllOfABodyThatNobodyReadsCanReadTheResponse() throws IOException {
        String request = RawClient.post("/unread", "x".repeat(20_000_000));
        assertThat(RawClient.exchange(app.start(), request)).startsWith("HTTP/1.1 200 ").endsWith("unread");
    }

    @Test
    void aHandlerThatReadsNothingMayAnswerABodyOverTheLimit() throws IOException {
        app.config().set("MAX_CONTENT_LENGTH", 1000);
        assertThat(RawClient.exchange(app.start(), "POST /unread HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\n\r\n"))
                .startsWith("HTTP/1.1 200").containsIgnoringCase("Connection: close").endsWith("unread");
    }

    @Test
    void moreRequestsThanAllowedAtOnceAreTurnedAway() throws Exception {
        app.config().set("MAX_CONCURRENT_REQUESTS", 1);
        Server server = app.start();
        try (RawClient first = new RawClient(server)) {
            first.send(RawClient.post("/wait", ""));
            begun.await();
            String refused = RawClient.exchange(server, RawClient.get("/"));
            assertRefused(503, refused);
            assertThat(refused).contains("Retry-After: 1\r\n");
            go.countDown();
            assertThat(first.response().body()).isEqualTo("waited");
            assertThat(first.send(RawClient.get("/")).response().body()).isEqualTo("home");
        }
    }

    @Test
    void aClientThatSendsNothingOfItsBodyKeepsNobodyOut() throws IOException {
        app.config().set("MAX_CONCURRENT_REQUESTS", 1).set("BODY_TIMEOUT", 1000);
        Server server = app.start();
        try (RawClient one = new RawClient(server); RawClient two = new RawClient(server); RawClient other = new RawClient(server)) {
            String begun = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n";
            for (RawClient stalled : new RawClient[] {one, two}) {
                stalled.send(begun.replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n"));
                assertThat(stalled.head()).startsWith("HTTP/1.1 100 ");
                assertThat(firstServed(other)).isEqualTo("home");
            }
            assertThat(one.send("hello").response().body()).isEqualTo("5 bytes");
            assertThat(two.send("hello").response().body()).isEqualTo("5 bytes");
            assertThat(firstServed(other)).isEqualTo("home");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/large", "/large-stream"})
    void aClientThatTakesNothingOfItsResponseKeepsNobodyOut(String path) throws IOException {
        app.config().set("MAX_CONCURRENT_REQUESTS", 1).set("RESPONSE_TIMEOUT", 1000);
        Server server = app.start();
        try (RawClient stalled = RawClient.withSmallBuffer(server); RawClient other = new RawClient(server)) {
            assertThat(stalled.send(RawClient.get(path)).head()).startsWith("HTTP/1.1 200 ");
            assertThat(firstServed(other)).isEqualTo("home");
        }
    }

    /** The first response that is none of 503: a place is free a moment after its request has begun to wait. */
    private static String firstServed(RawClient client) throws IOException {
        RawResponse answer = client.send(RawClient.get("/")).response();
        for (int i = 0; i < 10_000 && answer.status() == 503; i++) {
            try (RawClient again = client.again()) {
                answer = again.send(RawClient.get("/")).response();
            }
        }
        return answer.body();
    }

    @Test
    void moreConnectionsThanAllowedWait() throws Exception {
        app.config().set("MAX_CONNECTIONS", 1);
        Server server = app.start();
        try (RawClient accepted = new RawClient(server); RawClient waiting = new RawClient(server)) {
            waiting.send(RawClient.post("/serve/waiting", ""));
            accepted.send(RawClient.post("/serve/accepted", "")).response();
            accepted.send(RawClient.post("/serve/accepted", "")).response();
            assertThat(served).containsExactly("accepted", "accepted");
            accepted.vanish();
            assertThat(waiting.response().body()).isEqualTo("served");
        }
    }

    private static void assertRefused(int status, String response) {
        assertThat(response).startsWith("HTTP/1.1 " + status + " ").containsOnlyOnce("HTTP/1.1 ")
                .containsIgnoringCase("Connection: close");
    }
}

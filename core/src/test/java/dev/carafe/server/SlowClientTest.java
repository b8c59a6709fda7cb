package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that is too slow loses its connection, however it spreads its bytes. */
@Execution(ExecutionMode.CONCURRENT)
class SlowClientTest {
    private static final int LARGE = 20_000_000;

    private final CountDownLatch go = new CountDownLatch(1);
    private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();

    @AutoClose
    private final App app = App.create("slow")
            .get("/", req -> "home")
            .post("/", req -> req.text())
            .get("/large", req -> new byte[LARGE])
            .get("/endless", req -> Stream.generate(() -> "x".repeat(1000)))
            .teardown((req, error) -> {
                if (error != null) {
                    failures.add(error);
                }
            })
            .post("/wait", req -> {
                go.await();
                return req.text() + " waited";
            });

    @ParameterizedTest
    @ValueSource(strings = {"GET", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX-A: b"})
    void aHeaderThatDoesNotEndIsA408(String begin) throws Exception {
        Server server = started("HEADER_TIMEOUT");
        try (RawClient client = new RawClient(server)) {
            client.send(begin);
            assertTimedOut(client.drip("x"));
        }
    }

    @Test
    void aSecondHeaderThatDoesNotEndIsA408Too() throws Exception {
        Server server = started("HEADER_TIMEOUT");
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send(RawClient.get("/") + "GET /").response().body()).isEqualTo("home");
            assertTimedOut(client.drip("x"));
        }
    }

    @Test
    void aBodyThatDoesNotEndIsA408() throws Exception {
        Server server = started("BODY_TIMEOUT");
        try (RawClient client = new RawClient(server)) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
            assertTimedOut(client.drip("x"));
        }
    }

    @Test
    void aChunkedBodyThatDoesNotEndIsA408() throws Exception {
        Server server = started("BODY_TIMEOUT");
        try (RawClient client = new RawClient(server)) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertTimedOut(client.drip("1\r\nx\r\n"));
        }
    }

    @Test
    void aConnectionWithoutARequestIsClosed() throws Exception {
        Server server = started("IDLE_TIMEOUT");
        try (RawClient silent = new RawClient(server); RawClient done = new RawClient(server)) {
            assertThat(done.send(RawClient.get("/")).response().body()).isEqualTo("home");
            assertThat(done.rest()).isEmpty();
            assertThat(silent.rest()).isEmpty();
        }
    }

    @Test
    void aHandlerMayTakeLongerThanAnyClient() throws Exception {
        app.config().set("HEADER_TIMEOUT", Duration.ofSeconds(2)).set("IDLE_TIMEOUT", Duration.ofSeconds(2));
        Server server = started("BODY_TIMEOUT");
        try (RawClient patient = new RawClient(server)) {
            patient.send(RawClient.post("/wait", "patiently"));
            try (RawClient idle = new RawClient(server); RawClient slow = new RawClient(server)) {
                slow.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n");
                assertThat(slow.rest()).startsWith("HTTP/1.1 408 ");
                assertThat(idle.rest()).isEmpty();
            }
            go.countDown();
            assertThat(patient.response().body()).isEqualTo("patiently waited");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/large", "/endless"})
    void aResponseThatNobodyTakesEndsItsConnection(String path) throws Exception {
        app.config().set("RESPONSE_TIMEOUT", Duration.ofMillis(300));
        try (RawClient client = RawClient.withSmallBuffer(start(app))) {
            client.send(RawClient.get(path));
            assertThat(failures.take()).hasRootCauseMessage("The client takes nothing of its response.");
            assertThat(client.rest()).startsWith("HTTP/1.1 200 OK").hasSizeLessThan(LARGE);
        }
    }

    @Test
    void anAnswerMayTakeLongIfItIsTaken() throws Exception {
        Server server = started("RESPONSE_TIMEOUT");
        try (RawClient reading = new RawClient(server); RawClient stalled = RawClient.withSmallBuffer(server)) {
            reading.send(RawClient.get("/endless")).head();
            stalled.send(RawClient.get("/endless"));
            while (failures.isEmpty()) {
                reading.line();
            }
            for (int i = 0; i < LARGE / 1000; i++) {
                reading.line();
            }
            assertThat(failures).hasSize(1);
        }
    }

    private static void assertTimedOut(String response) {
        assertThat(response).startsWith("HTTP/1.1 408 ").contains("Connection: close").containsOnlyOnce("HTTP/1.1 ");
    }

    private Server started(String timeout) {
        app.config().set(timeout, Duration.ofSeconds(2));
        return start(app);
    }

    Server start(App served) {
        return served.start();
    }
}

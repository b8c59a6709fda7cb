package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.http.Response;
import dev.carafe.http.ResponseOutput;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes on for ever ends when the server stops; else each deploy would take the whole grace. */
@Timeout(60)
class StopTest {
    private static final String HANDSHAKE = " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

    private final LinkedBlockingQueue<String> never = new LinkedBlockingQueue<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch inside = new CountDownLatch(1);
    private volatile boolean ready = true;

    @AutoClose
    private final App app = App.create("stop")
            .get("/waiting", req -> Response.events(events -> {
                events.heartbeat(Duration.ofSeconds(1));
                inside.countDown();
                events.send(never.take());
            }))
            .get("/busy", req -> Response.events(events -> {
                while (true) {
                    events.send("tick");
                    inside.countDown();
                    Thread.sleep(1);
                }
            }))
            .get("/deaf", req -> Response.events(events -> {
                while (true) {
                    try {
                        inside.countDown();
                        never.take();
                    } catch (InterruptedException e) {
                        events.send("one more");
                    }
                }
            }))
            .get("/own", req -> Response.stream(out -> {
                CountDownLatch stopping = new CountDownLatch(1);
                ((ResponseOutput) out).whenStopping(stopping::countDown);
                out.write('a');
                out.flush();
                inside.countDown();
                stopping.await();
                out.write('b');
            }))
            .websocket("/asleep", ws -> {
                inside.countDown();
                never.take();
            })
            .get("/ready", req -> "ready " + ready)
            .onStopping(() -> {
                throw new IllegalStateException("on purpose");
            })
            .onStopping(() -> {
                ready = false;
                told.add("stopping");
            })
            .onStop(() -> told.add("stopped"))
            .teardown((req, error) -> told.add(req.path() + " " + error));

    @ParameterizedTest
    @ValueSource(strings = {"/waiting", "/busy", "/deaf"})
    void aStreamOfEventsEndsInGoodOrder(String path) throws Exception {
        Server server = app.start();
        try (RawClient client = new RawClient(server)) {
            client.send(RawClient.get(path));
            inside.await();
            server.stop(Duration.ofMinutes(5));
            assertThat(client.rest()).startsWith("HTTP/1.1 200 ").endsWith("\r\n0\r\n\r\n");
        }
        assertThat(told).contains(path + " null");
    }

    @Test
    void aStreamOfOnesOwnIsTold() throws Exception {
        Server server = app.start();
        try (RawClient client = new RawClient(server)) {
            client.send(RawClient.get("/own"));
            inside.await();
            server.stop(Duration.ofMinutes(5));
            assertThat(client.rest()).contains("\r\n1\r\na\r\n").endsWith("\r\n1\r\nb\r\n0\r\n\r\n");
        }
    }

    @Test
    void aHandlerOfAWebSocketThatWaitsForSomethingElseIsInterrupted() throws Exception {
        Server server = app.start();
        try (RawClient client = new RawClient(server)) {
            client.send("GET /asleep" + HANDSHAKE).head();
            inside.await();
            server.stop(Duration.ofMinutes(5));
            assertThat(client.rest()).contains("\u0003\u00e9The server stops.");
        }
        assertThat(told).contains("/asleep null");
    }

    @Test
    void aStreamThatBeginsWhileTheServerStopsEndsAtOnce() throws Exception {
        Server server = app.start();
        try (RawClient first = new RawClient(server); RawClient late = new RawClient(server)) {
            late.send(RawClient.get("/ready")).response();
            Thread stopping = Thread.startVirtualThread(() -> server.stop(Duration.ofMinutes(5)));
            while (!first.send(RawClient.get("/ready")).response().header("Connection").equals("close")) {
                Thread.onSpinWait();
            }
            assertThat(late.send(RawClient.get("/waiting")).rest()).endsWith("\r\n0\r\n\r\n");
            stopping.join();
        }
    }

    @Test
    void readinessTurnsBeforeClientsAreToldToGo() throws Exception {
        Server server = app.start();
        try (RawClient client = new RawClient(server)) {
            client.send(RawClient.get("/ready")).response();
            Thread stopping = Thread.startVirtualThread(() -> server.stop(Duration.ofMinutes(5)));
            RawResponse response = client.send(RawClient.get("/ready")).response();
            while (!response.header("Connection").equals("close")) {
                response = client.send(RawClient.get("/ready")).response();
            }
            assertThat(response.body()).isEqualTo("ready false");
            client.vanish();
            assertThat(stopping.join(Duration.ofSeconds(50))).isTrue();
        }
        assertThat(told.stream().filter(word -> word.startsWith("stop"))).containsExactly("stopping", "stopped");
    }
}

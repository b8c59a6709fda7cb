package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.http.Response;
import dev.carafe.websocket.WebSocket;
import dev.carafe.websocket.WebSocketClosedException;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Connections that speak another protocol than HTTP after a while: sockets, and one of the test's own. */
class UpgradeTest {
    private static final String CLOSE_1000 = "\u0088\u0082\0\0\0\0\u0003\u00e8";

    private final LinkedBlockingQueue<String> calls = new LinkedBlockingQueue<>();
    private final CountDownLatch inside = new CountDownLatch(1);
    private final Set<WebSocket> members = ConcurrentHashMap.newKeySet();

    @AutoClose
    private final App app = App.create("upgrade")
            .websocket("/echo", ws -> {
                inside.countDown();
                ws.forEach(ws::send);
                calls.add("closed " + ws.closeCode());
            })
            .websocket("/members", ws -> {
                members.add(ws);
                ws.receive();
            })
            .get("/own", req -> Response.upgrade("own", wire -> {
                for (byte[] bytes = wire.read(); bytes != null; bytes = wire.read()) {
                    wire.write(bytes);
                }
            }))
            .post("/own", req -> Response.upgrade("own", wire -> wire.write(req.bytes())))
            .teardown((req, error) -> calls.add("teardown " + error));

    Server start(App served) {
        return served.start();
    }

    private static String handshake(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }

    /** A short text, masked with zeros. */
    private static String text(String text) {
        return "\u0081" + (char) (0x80 | text.length()) + "\0\0\0\0" + text;
    }

    @Test
    void aRefusedUpgradeEndsTheConnectionSoThatNothingAfterItIsARequest() throws IOException {
        String rest = RawClient.exchange(start(app), handshake("/echo").replace("Version: 13", "Version: 12") + RawClient.get("/own"));
        assertThat(rest).startsWith("HTTP/1.1 426 ").contains("Connection: close\r\n").doesNotContain("\r\n\r\nHTTP/1.1");
    }

    @Test
    void openSocketTakesNoPlaceOfARequest() throws IOException {
        app.config().set("MAX_CONCURRENT_REQUESTS", 1);
        Server server = app.start();
        try (RawClient socket = new RawClient(server); RawClient other = new RawClient(server); RawClient third = new RawClient(server)) {
            assertThat(socket.send(handshake("/echo")).head()).startsWith("HTTP/1.1 101 ");
            assertThat(other.send(handshake("/echo")).head()).startsWith("HTTP/1.1 101 ");
            assertThat(third.send(RawClient.get("/nowhere")).response().status()).isEqualTo(404);
        }
    }

    private String next() throws InterruptedException {
        return String.valueOf(calls.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void aSocketSpeaksOnTheConnectionOfItsHandshake() throws Exception {
        try (Server server = start(app); RawClient client = new RawClient(server)) {
            // The first message comes with the handshake, which no client should do, but a proxy may.
            String head = client.send(handshake("/echo") + text("early")).head();
            assertThat(head).startsWith("HTTP/1.1 101 Switching Protocols\r\n").contains("\r\nServer: carafe\r\n")
                    .doesNotContain("Content-Length", "Transfer-Encoding");
            assertThat(calls).as("no teardown yet").isEmpty();
            assertThat(client.send(text("late") + CLOSE_1000).rest())
                    .isEqualTo("\u0081\u0005early\u0081\u0004late\u0088\u0002\u0003\u00e8");
            assertThat(next()).isEqualTo("closed 1000");
            assertThat(next()).isEqualTo("teardown null");
        }
    }

    @Test
    void aClientThatVanishesEndsTheHandler() throws Exception {
        try (Server server = start(app); RawClient client = new RawClient(server)) {
            client.send(handshake("/echo")).head();
            client.vanish();
            assertThat(next()).isEqualTo("closed 1006");
            assertThat(next()).isEqualTo("teardown null");
        }
    }

    @Test
    void aServerThatStopsClosesItsSockets() throws Exception {
        Server server = start(app);
        try (RawClient client = new RawClient(server)) {
            client.send(handshake("/echo")).head();
            inside.await();
            Thread stopping = Thread.startVirtualThread(() -> server.stop(Duration.ofMinutes(5)));
            assertThat(client.exactly(21)).isEqualTo("\u0088\u0013\u0003\u00e9The server stops.");
            assertThat(client.send(CLOSE_1000).rest()).isEmpty();
            assertThat(next()).isEqualTo("closed 1001");
            assertThat(stopping.join(Duration.ofSeconds(60))).isTrue();
        }
    }

    @Test
    void aServerThatIsClosedAtOnceClosesItsSocketsToo() throws Exception {
        Server server = start(app);
        try (RawClient client = new RawClient(server)) {
            client.send(handshake("/echo")).head();
            inside.await();
            server.close();
            assertThat(client.rest()).startsWith("\u0088\u0013\u0003\u00e9The server stops.");
        }
    }

    @Test
    void aServerThatDrainsOpensNoSocket() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        app.get("/wait", req -> {
            inside.countDown();
            go.await();
            return "waited";
        });
        Server server = app.start();
        try (RawClient inFlight = new RawClient(server); RawClient other = new RawClient(server)) {
            inFlight.send(RawClient.get("/wait"));
            inside.await();
            Thread stopping = Thread.startVirtualThread(() -> server.stop(Duration.ofMinutes(5)));
            while (!other.send(RawClient.get("/")).response().header("Connection").equals("close")) {
                Thread.onSpinWait();
            }
            assertThat(RawClient.exchange(server, handshake("/echo"))).startsWith("HTTP/1.1 503 ");
            go.countDown();
            assertThat(inFlight.response().body()).isEqualTo("waited");
            stopping.join();
        }
    }

    @Test
    void allThreadsMaySend() throws Exception {
        try (Server server = start(app); RawClient client = new RawClient(server)) {
            client.send(handshake("/members")).head();
            while (members.isEmpty()) {
                Thread.onSpinWait();
            }
            WebSocket socket = members.iterator().next();
            Thread[] senders = new Thread[20];
            for (int i = 0; i < senders.length; i++) {
                String message = String.valueOf((char) ('a' + i)).repeat(100);
                senders[i] = Thread.startVirtualThread(() -> socket.send(message));
            }
            for (Thread sender : senders) {
                sender.join();
            }
            String received = client.send(CLOSE_1000).rest();
            for (int i = 0; i < senders.length; i++) {
                assertThat(received).contains("\u0081\u0064" + String.valueOf((char) ('a' + i)).repeat(100));
            }
            assertThat(received).hasSize(senders.length * 102 + 4).endsWith("\u0088\u0002\u0003\u00e8");
            assertThat(socket.isOpen()).isFalse();
            assertThatThrownBy(() -> socket.send("a")).isInstanceOf(WebSocketClosedException.class)
                    .hasMessage("The socket is closed: 1000");
        }
    }

    @Test
    void aPageOfAnotherServerMayOpenNoSocketAndARequestWithoutAHandshakeKeepsItsConnection() throws Exception {
        String pageOfAnother = handshake("/echo").replace("Upgrade: websocket", "Upgrade: websocket\r\nOrigin: http://evil.example");
        try (Server server = start(app); RawClient other = new RawClient(server); RawClient client = new RawClient(server)) {
            assertThat(other.send(pageOfAnother).response().status()).isEqualTo(403);
            assertThat(client.send(RawClient.get("/echo")).response().status()).isEqualTo(426);
            assertThat(client.send(handshake("/echo")).head()).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void anotherProtocolMayBeSpoken() throws IOException {
        try (Server server = start(app); RawClient client = new RawClient(server)) {
            client.send("GET /own HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: own\r\n\r\n");
            assertThat(client.head()).contains("\r\nUpgrade: own\r\n");
            client.send("GET / HTTP/1.1\r\n\r\n");
            assertThat(client.head()).isEqualTo("GET / HTTP/1.1\r\n");
        }
    }

    @Test
    void whoDidNotAskForAnotherProtocolGetsNone() throws IOException {
        try (Server server = start(app)) {
            assertThat(RawClient.exchange(server, RawClient.get("/own").replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")))
                    .startsWith("HTTP/1.1 500 ");
        }
    }

    @Test
    void aServerOfTheProgramsOwnOpensNoSocket() throws IOException {
        WebServer server = WebServer.builder().routing(routing -> routing.addFeature(app.feature().allowHttp2()))
                .build().start();
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.send(handshake("/echo")).response().status()).isEqualTo(501);
        } finally {
            server.stop();
        }
    }
}

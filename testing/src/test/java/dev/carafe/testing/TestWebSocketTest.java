package dev.carafe.testing;

import static dev.carafe.Carafe.abort;
import static dev.carafe.Carafe.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.signal.Signals;
import dev.carafe.websocket.Message;
import dev.carafe.websocket.WebSocket;
import dev.carafe.websocket.WebSocketClosedException;
import dev.carafe.websocket.WebSocketHandler;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestWebSocketTest {
    private record Point(int x, int y) { }

    private final CompletableFuture<Integer> left = new CompletableFuture<>();
    private final App app = App.create("sockets")
            .websocket("/echo", "echo", ws -> ws.forEach(ws::send))
            .websocket("/mirror", ws -> {
                Point point = Objects.requireNonNull(ws.receiveJson(Point.class));
                ws.sendJson(Map.of("x", point.y, "y", point.x));
            })
            .websocket("/leave", ws -> {
                while (ws.receive() != null) { }
                left.complete(ws.closeCode());
            })
            .websocket("/flood", ws -> {
                try {
                    while (true) {
                        ws.send(new byte[10_000]);
                    }
                } catch (WebSocketClosedException e) {
                    left.complete(e.code());
                }
            })
            .websocket("/protocols", WebSocketHandler.withSubprotocols(List.of("v1", "v2"),
                    ws -> ws.send(String.valueOf(ws.subprotocol()))))
            .websocket("/me", ws -> ws.send("user " + session().get("user")))
            .websocket("/bye", ws -> ws.close(4001, "That is all."))
            .websocket("/fail", ws -> {
                throw new IllegalStateException("no more");
            });

    TestWebSocketTest() {
        app.config().set("SECRET_KEY", "0123456789abcdef");
    }

    @ParameterizedTest
    @EnumSource
    void messagesGoBothWays(Transports transport) {
        try (TestClient client = transport.to(app); TestWebSocket socket = client.websocket("/echo")) {
            assertThat(socket.response()).hasStatus(101).hasHeader("Sec-WebSocket-Accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
            socket.send("Grüße");
            assertThat(socket.receiveText()).isEqualTo("Grüße");
            socket.send(new byte[] {1, 2, 3});
            assertThat(socket.receiveBytes()).containsExactly(1, 2, 3);
            socket.send("x".repeat(100_000));
            assertThat(socket.receiveText()).hasSize(100_000);
            socket.send("x".repeat(300));
            assertThat(socket.receiveText()).hasSize(300);
        }
    }

    @ParameterizedTest
    @EnumSource
    void jsonGoesBothWays(Transports transport) {
        try (TestClient client = transport.to(app); TestWebSocket socket = client.websocket("/mirror")) {
            socket.sendJson(new Point(1, 2));
            assertThat(socket.receiveJson(Point.class)).isEqualTo(new Point(2, 1));
            assertThat(socket.closeCode()).isEqualTo(1000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void jsonThatDoesNotFitClosesTheSocket(Transports transport) {
        try (TestClient client = transport.to(app); TestWebSocket socket = client.websocket("/mirror")) {
            socket.send("{");
            assertThat(socket.closeCode()).isEqualTo(1007);
            assertThat(socket.server().exception()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void serverSaysWhyItCloses(Transports transport) {
        try (TestClient client = transport.to(app); TestWebSocket socket = client.websocket("/bye")) {
            assertThat(socket.closeCode()).isEqualTo(4001);
            assertThat(socket.closeReason()).isEqualTo("That is all.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void serverLearnsWhyTheClientCloses(Transports transport) throws Exception {
        try (TestClient client = transport.to(app)) {
            client.websocket("/leave").close(4000, "enough");
            assertThat(left.get(30, TimeUnit.SECONDS)).isEqualTo(4000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void serverLearnsThatTheClientHasVanished(Transports transport) throws Exception {
        try (TestClient client = transport.to(app)) {
            client.websocket("/leave").vanish();
            assertThat(left.get(30, TimeUnit.SECONDS)).isEqualTo(1006);
        }
    }

    @ParameterizedTest
    @EnumSource
    void serverThatOnlySendsLearnsItToo(Transports transport) throws Exception {
        try (TestClient client = transport.to(app)) {
            TestWebSocket socket = client.websocket("/flood");
            assertThat(socket.receiveBytes()).hasSize(10_000);
            socket.vanish();
            assertThat(left.get(30, TimeUnit.SECONDS)).isEqualTo(1006);
        }
    }

    @ParameterizedTest
    @EnumSource
    void clientChoosesAmongTheSubprotocols(Transports transport) {
        try (TestClient client = transport.to(app);
                TestWebSocket socket = client.request("GET", "/protocols").header("Sec-WebSocket-Protocol", "v3, v2, v1").websocket();
                TestWebSocket silent = client.websocket("/protocols")) {
            assertThat(socket.subprotocol()).isEqualTo("v2");
            assertThat(socket.receiveText()).isEqualTo("v2");
            assertThat(silent.subprotocol()).isNull();
            assertThat(silent.receiveText()).isEqualTo("null");
        }
    }

    @ParameterizedTest
    @EnumSource
    void cookiesOfTheClientAreSent(Transports transport) {
        try (TestClient client = transport.to(app)) {
            client.session(session -> session.set("user", "ada"));
            try (TestWebSocket socket = client.websocket("/me")) {
                assertThat(socket.receiveText()).isEqualTo("user ada");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void failureIsSeenAtTheServer(Transports transport) {
        try (TestClient client = transport.to(app); TestWebSocket socket = client.websocket("/fail")) {
            assertThat(socket.closeCode()).isEqualTo(1011);
            assertThat(socket.closeReason()).isEmpty();
            assertThat(socket.server().exception()).hasMessage("no more");
            assertThat(socket.server().log()).anyMatch(line -> line.message().equals("Exception on websocket GET /fail"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void signalsTellTheLifeOfASocket(Transports transport) {
        try (TestClient client = transport.to(app)) {
            TestWebSocket socket = client.websocket("/echo");
            socket.send("a");
            socket.receiveText();
            socket.close();
            ServerSide server = socket.server();
            assertThat(server.endpoint()).isEqualTo("echo");
            assertThat(server.signals()).containsExactly("appcontext-pushed", "request-started", "request-finished", "websocket-started",
                    "websocket-received", "websocket-sent", "websocket-finished", "request-tearing-down", "websocket-tearing-down",
                    "appcontext-tearing-down", "appcontext-popped");
            assertThat(server.sent(Signals.WEBSOCKET_SENT)).extracting(Signals.WebSocketMessage::message)
                    .containsExactly(new Message.Text("a"));
            assertThat(server.sent(Signals.WEBSOCKET_FINISHED)).extracting(WebSocket::closeCode).containsExactly(1000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusedHandshakeIsAResponse(Transports transport) {
        app.before(req -> abort(401));
        try (TestClient client = transport.to(app); TestWebSocket socket = client.websocket("/echo")) {
            assertThat(socket.response()).hasStatus(401).containsText("Unauthorized");
            assertThatThrownBy(() -> socket.send("a")).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("The server opened no socket.").hasMessageContaining("401 Unauthorized");
        }
    }

    @Test
    void whatCameInsteadIsTold() {
        TestClient client = TestClient.of(app);
        try (TestWebSocket socket = client.websocket("/echo"); TestWebSocket closed = client.websocket("/bye")) {
            socket.send("a");
            socket.send("b");
            assertThatThrownBy(socket::receiveBytes).hasMessage(
                    "A message of bytes was expected from the socket /echo, but the text 'a' came.");
            assertThatThrownBy(socket::closeCode).hasMessage(
                    "The end of the socket /echo was expected, but the text 'b' came. Receive that first.");
            assertThatThrownBy(closed::receiveText).hasMessage(
                    "A message of text was expected from the socket /bye, but the end: 4001 That is all. came.");
        }
    }

    @Test
    void frameThatNoServerMaySendIsTold() {
        TestWebSocket socket = BrokenServer.answering("HTTP/1.1 101 Switching Protocols", "", "\u0081\u0081mask").websocket("/");
        assertThatThrownBy(socket::receiveText).hasMessageContaining("begins with 81 81");
    }
}

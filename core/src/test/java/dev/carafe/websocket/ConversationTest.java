package dev.carafe.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.json.JacksonJson;
import dev.carafe.json.JsonStyle;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sockets as a client sees them: what it sends, and what comes of it. */
class ConversationTest {
    private static final WebSocketHandler ECHO = socket -> socket.forEach(socket::send);

    private final ScriptedWire wire = new ScriptedWire();
    private final Events events = new Events();

    private byte[] answer(WebSocketHandler handler) throws InterruptedException {
        return answer(handler, Duration.ZERO);
    }

    private byte[] answer(WebSocketHandler handler, Duration pingInterval) throws InterruptedException {
        new Conversation(Request.of("GET", "/ws"), null, handler, new WebSocketSettings(1_000, pingInterval, List.of()),
                new JacksonJson(JsonStyle.DEFAULT), events).speak(wire);
        return wire.received();
    }

    private static byte[] frames(Frame... frames) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Frame frame : frames) {
            bytes.writeBytes(frame.bytes());
        }
        return bytes.toByteArray();
    }

    private static Frame text(String text) {
        return Frame.of(Frame.TEXT, text.getBytes(UTF_8));
    }

    private static byte[] close(int code) {
        return new Closing(code, "").frame().content();
    }

    @Test
    void messagesComeBack() throws Exception {
        wire.send(Frame.TEXT, "Grüße".getBytes(UTF_8)).send(Frame.BINARY, new byte[300]).send(Frame.CLOSE, close(1000)).end();
        assertThat(answer(ECHO)).isEqualTo(frames(text("Grüße"), Frame.of(Frame.BINARY, new byte[300]), Closing.DONE.frame()));
        assertThat(events.list).containsExactly("started", "received", "sent", "received", "sent", "finished 1000");
    }

    @Test
    void aPingIsAnsweredInsideOfAMessageToo() throws Exception {
        wire.send(ScriptedWire.frame(false, Frame.TEXT, "a".getBytes(UTF_8))).send(Frame.PING, "?".getBytes(UTF_8))
                .send(Frame.PONG, "unasked".getBytes(UTF_8)).send(Frame.CONTINUATION, "b".getBytes(UTF_8)).send(Frame.CLOSE, close(1000))
                .end();
        assertThat(answer(ECHO)).isEqualTo(frames(Frame.of(Frame.PONG, "?".getBytes(UTF_8)), text("ab"), Closing.DONE.frame()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 3000, 4999, 1005})
    void aCloseIsAnsweredByTheSame(int code) throws Exception {
        wire.send(Frame.CLOSE, close(code)).send(Frame.TEXT, "too late".getBytes(UTF_8)).end();
        assertThat(answer(ECHO)).isEqualTo(frames(new Closing(code, "").frame()));
        assertThat(events.list).containsExactly("started", "finished " + code);
    }

    @ParameterizedTest
    @CsvSource({"8, 1004, 1002", "8, 999, 1002", "1, 65535, 1007", "0, 1000, 1002", "3, 1000, 1002"})
    void whatIsNotProperClosesTheSocket(int opcode, int content, int code) throws Exception {
        wire.send(opcode, close(content)).send(Frame.TEXT, "too late".getBytes(UTF_8)).end();
        byte[] received = answer(ECHO);
        assertThat(received).hasSizeGreaterThan(4).startsWith(0x88, received.length - 2, code >> 8, code & 0xff);
        assertThat(events.list).containsExactly("started", "finished " + code);
    }

    @Test
    void aMessageThatIsTooBigClosesTheSocket() throws Exception {
        wire.send(ScriptedWire.frame(false, Frame.BINARY, new byte[600])).send(Frame.CONTINUATION, new byte[401]).end();
        assertThat(answer(ECHO)).isEqualTo(frames(new Closing(1009, "The message is too big.").frame()));
    }

    @Test
    void theEndOfTheHandlerClosesTheSocket() throws Exception {
        wire.send(Frame.TEXT, new byte[0]).end();
        assertThat(answer(socket -> socket.send("bye"))).isEqualTo(frames(text("bye"), Closing.DONE.frame()));
    }

    @Test
    void aFailureClosesTheSocketAndIsToldNoClient() throws Exception {
        assertThat(answer(socket -> {
            throw new IllegalStateException("secret");
        })).isEqualTo(frames(new Closing(1011, "").frame()));
        assertThat(events.list).containsExactly("started", "failed secret", "finished 1011");
    }

    @Test
    void anAbortIsARefusal() throws Exception {
        assertThat(answer(socket -> {
            throw new HttpException(403, "Not yours.");
        })).isEqualTo(frames(new Closing(1008, "Not yours.").frame()));
        assertThat(events.list).containsExactly("started", "finished 1008");
    }

    @Test
    void aClientThatVanishesIsNoFailure() throws Exception {
        wire.end();
        answer(socket -> {
            assertThat(socket.receive()).isNull();
            assertThat(socket.isOpen()).isFalse();
            assertThatThrownBy(() -> socket.send("a")).isInstanceOf(WebSocketClosedException.class)
                    .hasMessage("The socket is closed: 1006");
            socket.send("b");
        });
        assertThat(wire.received()).isEmpty();
        assertThat(events.list).containsExactly("started", "finished 1006");
    }

    @Test
    void theSocketOfAnotherIsNoExcuse() throws Exception {
        answer(socket -> {
            throw new WebSocketClosedException(Closing.BROKEN);
        });
        assertThat(events.list).containsExactly("started", "failed The socket is closed: 1006", "finished 1011");
    }

    @Test
    void theOtherKindOfMessageIsRefused() throws Exception {
        wire.send(Frame.BINARY, new byte[1]).end();
        assertThat(answer(WebSocket::receiveText)).isEqualTo(frames(new Closing(1003, "Text is expected.").frame()));
        assertThat(events.list).containsExactly("started", "received", "finished 1003");
    }

    @Test
    void afterAHandlerHasClosedNothingMoreIsReceived() throws Exception {
        wire.send(Frame.TEXT, new byte[0]).send(Frame.TEXT, new byte[0]).end();
        answer(socket -> {
            assertThat(socket.receiveText()).isEmpty();
            socket.close(4000, "enough");
            socket.close(4001, "again");
            assertThat(socket.receiveText()).isNull();
            assertThat(socket.closeReason()).isEqualTo("enough");
        });
        assertThat(wire.received()).isEqualTo(frames(new Closing(4000, "enough").frame()));
    }

    @Test
    void aSilentClientIsPingedAndThenCut() throws Exception {
        assertThat(answer(WebSocket::receive, Duration.ofMillis(20))).startsWith(0x89, 0x00);
        assertThat(events.list).containsExactly("started", "finished 1006");
    }

    @Test
    void aClientThatAnswersPingsIsLeftInPeace() throws Exception {
        BlockingQueue<String> pongs = new LinkedBlockingQueue<>();
        ScriptedWire answering = wire;
        answer(socket -> {
            for (int i = 0; i < 3; i++) {
                int pings = i;
                while (answering.received().length <= 2 * pings) {
                    Thread.onSpinWait();
                }
                answering.send(Frame.PONG, new byte[0]);
                pongs.add("pong");
            }
            socket.close(1000, "");
        }, Duration.ofMillis(200));
        assertThat(pongs.poll(1, TimeUnit.SECONDS)).isNotNull();
        assertThat(events.list).containsExactly("started", "finished 1000");
    }

    private static final class Events implements WebSocketObserver {
        private final List<String> list = new ArrayList<>();

        @Override
        public void started(WebSocket socket) {
            list.add("started");
        }

        @Override
        public void received(WebSocket socket, Message message) {
            list.add("received");
        }

        @Override
        public void sent(WebSocket socket, Message message) {
            list.add("sent");
        }

        @Override
        public void failed(WebSocket socket, @Nullable Throwable failure) {
            list.add("failed " + (failure == null ? "" : failure.getMessage()));
        }

        @Override
        public void finished(WebSocket socket) {
            list.add("finished " + socket.closeCode());
        }
    }
}

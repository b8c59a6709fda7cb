package dev.carafe.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carafe.json.JsonException;
import dev.carafe.testing.Frames.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The client's end of a WebSocket.
 *
 * <pre>{@code
 * try (TestWebSocket socket = client.websocket("/ws/greet")) {
 *     socket.send("Ada");
 *     assertThat(socket.receiveText()).isEqualTo("Hello, Ada!");
 * }
 * }</pre>
 *
 * <p>Receiving waits for the next message. It fails if another kind of message or the end of the socket comes instead, or nothing for 30
 * seconds. Frames are masked as in a browser; pings are answered while receiving. Not thread-safe.
 */
public final class TestWebSocket implements AutoCloseable {
    private static final int NORMAL = 1000;

    private final TestResponse response;
    private final Dialogue connection;
    private final Frames frames;
    private @Nullable Frame closing;
    private boolean left;

    TestWebSocket(TestResponse response, Dialogue connection, Frames frames) {
        this.response = response;
        this.connection = connection;
        this.frames = frames;
    }

    /** Returns the response to the handshake: a 101, or the refusal. */
    public TestResponse response() {
        return response;
    }

    /** Returns the subprotocol that the server has chosen, or null. */
    public @Nullable String subprotocol() {
        return response.header("Sec-WebSocket-Protocol");
    }

    /** Sends text. */
    public void send(String text) {
        send(Frames.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends bytes. */
    public void send(byte[] bytes) {
        send(Frames.BINARY, bytes);
    }

    /** Sends a value as JSON text. */
    public void sendJson(@Nullable Object value) {
        send(Frames.TEXT, Json.bytes(value));
    }

    private void send(int opcode, byte[] content) {
        checkOpen();
        try {
            frames.send(opcode, content);
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing can be sent: the server has closed the connection of %s.".formatted(this), e);
        }
    }

    /** Returns the next message, which must be text. */
    public String receiveText() {
        return new String(receive(Frames.TEXT, "text"), StandardCharsets.UTF_8);
    }

    /** Returns the next message, which must be bytes. */
    public byte[] receiveBytes() {
        return receive(Frames.BINARY, "bytes");
    }

    /** Returns the next message, which must be JSON text, as a tree. */
    public JsonNode receiveJson() {
        return receiveJson(JsonNode.class);
    }

    /** Returns the next message, which must be JSON text, as an instance of a class. */
    public <T> T receiveJson(Class<T> type) {
        String text = receiveText();
        try {
            return Objects.requireNonNull(Json.read(text.getBytes(StandardCharsets.UTF_8), type), "The message is the JSON null.");
        } catch (JsonException e) {
            throw new AssertionError("The message is no JSON of a %s: %s".formatted(type.getSimpleName(), text), e);
        }
    }

    private byte[] receive(int opcode, String expected) {
        Frame frame = next("a message of " + expected);
        if (frame.opcode() != opcode) {
            throw new AssertionError("A message of %s was expected from %s, but %s came.".formatted(expected, this, told(frame)));
        }
        return frame.content();
    }

    private Frame next(String expected) {
        checkOpen();
        try {
            Frame frame = closing != null ? closing : frames.next();
            closed(frame);
            return frame;
        } catch (IOException e) {
            throw new AssertionError("%s was expected from %s. %s".formatted(expected, this, e.getMessage()), e);
        }
    }

    /** Records a Close frame and answers it. */
    private void closed(Frame frame) throws IOException {
        if (closing == null && frame.opcode() == Frames.CLOSE) {
            closing = frame;
            if (!left) {
                left = true;
                frames.send(Frames.CLOSE, frame.content());
            }
        }
    }

    private static String told(Frame frame) {
        return switch (frame.opcode()) {
            case Frames.TEXT -> "the text '" + new String(frame.content(), StandardCharsets.UTF_8) + "'";
            case Frames.BINARY -> frame.content().length + " bytes";
            default -> "the end: " + frame.code() + " " + reason(frame);
        };
    }

    private static String reason(Frame closing) {
        byte[] content = closing.content();
        return content.length < 2 ? "" : new String(content, 2, content.length - 2, StandardCharsets.UTF_8);
    }

    /**
     * Waits for the server to close the socket and returns the close code, or 1005 if there is none. The server must send nothing before.
     */
    public int closeCode() {
        return awaitClosing().code();
    }

    /** Waits for the server to close the socket and returns the reason, or an empty string. */
    public String closeReason() {
        return reason(awaitClosing());
    }

    private Frame awaitClosing() {
        Frame frame = next("The end");
        if (frame.opcode() != Frames.CLOSE) {
            throw new AssertionError("The end of %s was expected, but %s came. Receive that first.".formatted(this, told(frame)));
        }
        return frame;
    }

    private void checkOpen() {
        if (response.status() != 101) {
            throw new IllegalStateException("The server opened no socket. response() has the response:%n%n%s".formatted(response));
        }
    }

    /** Returns what the server recorded; available once either side has closed the socket. */
    public ServerSide server() {
        return connection.server();
    }

    /** Drops the connection without a Close frame, like a network failure. */
    public void vanish() {
        left = true;
        connection.close();
    }

    /** Closes the socket with 1000, like {@link #close(int, String)}. */
    @Override
    public void close() {
        close(NORMAL, "");
    }

    /** Closes the socket and waits for the server to confirm; messages until then are dropped. Does nothing if the socket is closed. */
    public void close(int code, String reason) {
        try (connection) {
            if (!left && response.status() == 101) {
                left = true;
                byte[] text = reason.getBytes(StandardCharsets.UTF_8);
                frames.send(Frames.CLOSE, ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array());
                while (closing == null) {
                    closed(frames.next());
                }
            }
        } catch (IOException e) {
            // the server has already gone
        }
    }

    /** Returns the target: {@code "the socket /ws/greet"}. */
    @Override
    public String toString() {
        return "the socket " + response.target();
    }
}

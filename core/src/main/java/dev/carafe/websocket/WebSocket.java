package dev.carafe.websocket;

import dev.carafe.http.Request;
import dev.carafe.json.JsonException;
import dev.carafe.json.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket: server and client send each other messages at any time.
 *
 * <pre>{@code
 * app.websocket("/ws/greet", ws -> {
 *     for (String name : ws.texts()) {
 *         ws.send("Hello, " + name + "!");
 *     }
 * });
 * }</pre>
 *
 * <p>Receiving waits for the client's next message and ends when either side closes the socket; sending waits while the client is slow.
 * Pings are answered automatically. One thread receives; any number may send and close, and each message arrives whole.
 */
public final class WebSocket implements Iterable<Message> {
    private final Request request;
    private final @Nullable String subprotocol;
    private final JsonProvider json;
    private final WebSocketObserver observer;
    private final Inbox inbox;
    private final Outbox outbox;

    WebSocket(Request request, @Nullable String subprotocol, JsonProvider json, WebSocketObserver observer, Inbox inbox, Outbox outbox) {
        this.request = request;
        this.subprotocol = subprotocol;
        this.json = json;
        this.observer = observer;
        this.inbox = inbox;
        this.outbox = outbox;
    }

    /** Returns the request that opened the socket. */
    public Request request() {
        return request;
    }

    /** Returns the agreed subprotocol, or null; {@link WebSocketHandler#withSubprotocols} sets the choices. */
    public @Nullable String subprotocol() {
        return subprotocol;
    }

    /** Waits for the next message and returns it; null when the socket is closed. */
    public @Nullable Message receive() {
        try {
            Message message = inbox.take();
            if (message != null) {
                observer.received(this, message);
            } else {
                outbox.close(Objects.requireNonNull(inbox.end()));
            }
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The thread was interrupted while it waited for a message.", e);
        }
    }

    /**
     * Waits for the next message, which must be text, and returns it; null when the socket is closed.
     *
     * @throws WebSocketClosedException if it is not; the socket is then closed with 1003
     */
    public @Nullable String receiveText() {
        return switch (receive()) {
            case Message.Text(String text) -> text;
            case Message.Binary binary -> throw refuse(1003, "Text is expected.");
            case null -> null;
        };
    }

    /**
     * Waits for the next message, which must be bytes, and returns it; null when the socket is closed.
     *
     * @throws WebSocketClosedException if it is not; the socket is then closed with 1003
     */
    public byte @Nullable [] receiveBytes() {
        return switch (receive()) {
            case Message.Binary(byte[] bytes) -> bytes;
            case Message.Text text -> throw refuse(1003, "Bytes are expected.");
            case null -> null;
        };
    }

    /**
     * Waits for the next message, which must be JSON text, and returns it as an instance of a class; null when the socket is closed, and
     * for JSON's null.
     *
     * @throws WebSocketClosedException if it is not; the socket is then closed with 1003, or with 1007 if the JSON does not fit
     */
    public <T> @Nullable T receiveJson(Class<T> type) {
        String text = receiveText();
        try {
            return text == null ? null : json.read(text.getBytes(StandardCharsets.UTF_8), type);
        } catch (JsonException e) {
            throw refuse(1007, "The message is not the JSON that is expected.");
        }
    }

    private WebSocketClosedException refuse(int code, String reason) {
        close(code, reason);
        return new WebSocketClosedException(Objects.requireNonNull(outbox.closing()));
    }

    /** Returns all messages until the socket is closed; it can be iterated once. */
    @Override
    public Iterator<Message> iterator() {
        return new Received<>(this::receive);
    }

    /**
     * Returns all messages until the socket is closed, each of which must be text, as for {@link #receiveText}; it can be iterated once.
     */
    public Iterable<String> texts() {
        return () -> new Received<>(this::receiveText);
    }

    /**
     * Sends text.
     *
     * @throws WebSocketClosedException if the socket is closed
     */
    public void send(String text) {
        send(new Message.Text(text));
    }

    /**
     * Sends bytes.
     *
     * @throws WebSocketClosedException if the socket is closed
     */
    public void send(byte[] bytes) {
        send(new Message.Binary(bytes));
    }

    /**
     * Sends a message, such as one that was received.
     *
     * @throws WebSocketClosedException if the socket is closed
     */
    public void send(Message message) {
        outbox.send(switch (message) {
            case Message.Text(String text) -> Frame.of(Frame.TEXT, text.getBytes(StandardCharsets.UTF_8));
            case Message.Binary(byte[] bytes) -> Frame.of(Frame.BINARY, bytes);
        });
        observer.sent(this, message);
    }

    /**
     * Sends a value as JSON text.
     *
     * @throws WebSocketClosedException if the socket is closed
     */
    public void sendJson(@Nullable Object value) {
        send(new String(json.write(value), StandardCharsets.UTF_8));
    }

    /**
     * Closes the socket and drops unread messages. Does nothing if it is closed already.
     *
     * @param code 1000 for a normal close, 1008 if the client is not allowed, 4000 to 4999 for codes agreed with the clients
     * @param reason a text for people who debug the client; at most 123 bytes of UTF-8
     * @throws IllegalArgumentException if the code must not be sent, or the reason is too long (RFC 6455, section 7.4)
     */
    public void close(int code, String reason) {
        close(Closing.of(code, reason));
    }

    void close(Closing reason) {
        outbox.close(reason);
        inbox.close(reason);
    }

    /** Returns whether the socket is open: neither side has closed it, and the connection is not known to be broken. */
    public boolean isOpen() {
        return outbox.closing() == null;
    }

    /** Returns the close code that either side sent: 1005 if it sent none, 1006 if the connection broke, 0 while the socket is open. */
    public int closeCode() {
        Closing closing = outbox.closing();
        return closing == null ? 0 : closing.code();
    }

    /** Returns the reason given when the socket was closed; empty if none was given, or while it is open. */
    public String closeReason() {
        Closing closing = outbox.closing();
        return closing == null ? "" : closing.reason();
    }

    /** Returns the socket's path: {@code "WebSocket[/ws/echo]"}. */
    @Override
    public String toString() {
        return "WebSocket[" + request.rawPath() + "]";
    }

    private interface Source<T> {
        @Nullable T next();
    }

    private static final class Received<T> implements Iterator<T> {
        private final Source<T> source;
        private @Nullable T next;

        Received(Source<T> source) {
            this.source = source;
        }

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = source.next();
            }
            return next != null;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("The socket is closed.");
            }
            T message = Objects.requireNonNull(next);
            next = null;
            return message;
        }
    }
}

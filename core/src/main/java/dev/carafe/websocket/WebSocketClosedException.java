package dev.carafe.websocket;

/**
 * Thrown when a message can't be sent because the socket is closed; it has the code and reason.
 *
 * <p>A handler need not catch it: a handler that ends because its own socket was closed has done its work. Code that sends to other
 * clients' sockets should catch it.
 */
public final class WebSocketClosedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;
    private final String reason;

    WebSocketClosedException(Closing closing) {
        super("The socket is closed: " + closing.code() + (closing.reason().isEmpty() ? "" : " " + closing.reason()));
        this.code = closing.code();
        this.reason = closing.reason();
    }

    /** Returns the code, as {@link WebSocket#closeCode} gives it. */
    public int code() {
        return code;
    }

    /** Returns the reason; empty if none was given. */
    public String reason() {
        return reason;
    }
}

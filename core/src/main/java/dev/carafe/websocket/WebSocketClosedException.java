package dev.carafe.websocket;

/**
 * Thrown when a message can't be sent because the socket is closed; carries the close code and the reason.
 *
 * <p>A handler need not catch it: a handler that ends because its own socket was closed counts as finished. Code that sends to other
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

    /** Returns the close code, as {@link WebSocket#closeCode} does. */
    public int code() {
        return code;
    }

    /** Returns the reason; empty if none was given. */
    public String reason() {
        return reason;
    }
}

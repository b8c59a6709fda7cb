package dev.carafe.websocket;

/**
 * The socket is closed, so nothing can be sent; it says why.
 *
 * <p>A handler need not catch it: one that ends by the closing of its own socket has done its work. Who sends to the sockets of
 * others does.
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

    /** The code, as {@link WebSocket#closeCode} gives it. */
    public int code() {
        return code;
    }

    /** The reason; empty if none was given. */
    public String reason() {
        return reason;
    }
}

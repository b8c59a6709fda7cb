package dev.carafe.websocket;

/** Thrown when a client breaks RFC 6455 or a limit; carries the closing to send. */
final class ProtocolError extends Exception {
    private static final long serialVersionUID = 1;

    static final int PROTOCOL = 1002;
    static final int NO_TEXT = 1007;
    static final int POLICY = 1008;
    static final int TOO_BIG = 1009;

    private final int code;
    private final String reason;

    ProtocolError(int code, String reason) {
        super(code + " " + reason, null, false, false);
        this.code = code;
        this.reason = reason;
    }

    Closing closing() {
        return new Closing(code, reason);
    }
}

package dev.carafe.server.http2;

/** Thrown to end a connection (RFC 9113, section 5.4.1). The code is sent to the client; the message is for the log. */
final class ConnectionError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;

    ConnectionError(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    ErrorCode code() {
        return code;
    }
}

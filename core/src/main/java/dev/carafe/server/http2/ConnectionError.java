package dev.carafe.server.http2;

/** What ends a connection (RFC 9113, section 5.4.1). The client is told the code; the message is for the log. */
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

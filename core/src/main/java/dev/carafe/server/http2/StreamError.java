package dev.carafe.server.http2;

/** Thrown to end a stream but not its connection (RFC 9113, section 5.4.2). */
final class StreamError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;

    StreamError(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    ErrorCode code() {
        return code;
    }
}

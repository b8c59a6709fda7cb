package dev.carafe.http.syntax;

/** Tells that a part of a body is larger than its limit; the message may reach the client. */
public final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Tells what is too large. */
    public TooLargeException(String message) {
        super(message, null, false, false);
    }
}

package dev.carafe.http.syntax;

/** Thrown when a part of a body exceeds its limit. The message may reach the client. */
public final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates an exception that says what is too large. */
    public TooLargeException(String message) {
        super(message, null, false, false);
    }
}

package dev.carafe.http.syntax;

/** Thrown when a body does not match its content type. The message may reach the client. */
public final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates an exception that says what is malformed. */
    public MalformedException(String message) {
        super(message, null, false, false);
    }
}

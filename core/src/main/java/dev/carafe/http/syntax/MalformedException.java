package dev.carafe.http.syntax;

/** Tells that a body is not what its type says; the message may reach the client. */
public final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Tells what is malformed. */
    public MalformedException(String message) {
        super(message, null, false, false);
    }
}

package dev.carafe.server;

/** Thrown when a server can't start. The message says why, and what to do. */
public final class ServerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ServerException(String message) {
        super(message);
    }
}

package dev.carafe.reload;

/** Thrown when a program can't be reloaded. The message says why, and what would help. */
public final class ReloadException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReloadException(String message) {
        super(message);
    }
}

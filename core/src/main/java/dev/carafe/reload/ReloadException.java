package dev.carafe.reload;

/** A program that can't be reloaded; the message says why, and what would help. */
public final class ReloadException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReloadException(String message) {
        super(message);
    }
}

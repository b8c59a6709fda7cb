package dev.carafe.cli;

/** Thrown for invalid command-line arguments. The message says which one is wrong, and what would be right. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}

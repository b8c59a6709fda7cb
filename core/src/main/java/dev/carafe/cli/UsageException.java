package dev.carafe.cli;

/** Arguments of the command line that make no sense; the message says which, and what would. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}

package dev.carafe.cli;

/** A command failed for a reason that its message tells whoever ran it. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates the exception of a command. */
    public CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}

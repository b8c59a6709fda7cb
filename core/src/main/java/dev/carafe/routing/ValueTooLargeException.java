package dev.carafe.routing;

/** A path has a number that a handler's 32 bits can't hold: there is no such resource, so the answer is 404. */
public final class ValueTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ValueTooLargeException(String name, long value) {
        super(
                "The variable '" + name + "' is " + value + ", more than 32 bits. Read it as a long to take it.",
                null,
                false,
                false);
    }
}

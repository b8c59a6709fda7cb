package dev.carafe.routing;

/** Thrown when a path has a number beyond the 32 bits that a handler asked for. There is no such resource, so the response is a 404. */
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

package dev.carafe.routing;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when an endpoint has no URL for the given values. The message names what is missing or does not fit, and the nearest name if one
 * seems misspelt. If a converter threw for a value, its exception is the cause.
 */
public final class BuildException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String endpoint;

    BuildException(String endpoint, String message, @Nullable RuntimeException cause) {
        super(message, cause);
        this.endpoint = endpoint;
    }

    /** Returns the requested endpoint. */
    public String endpoint() {
        return endpoint;
    }
}

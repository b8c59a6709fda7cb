package dev.carafe.routing;

import org.jspecify.annotations.Nullable;

/**
 * Says that an endpoint has no URL with these values. The message names what is missing or does not fit, and the nearest name where
 * one seems misspelt. If a converter threw for a value, the cause is its exception.
 */
public final class BuildException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String endpoint;

    BuildException(String endpoint, String message, @Nullable RuntimeException cause) {
        super(message, cause);
        this.endpoint = endpoint;
    }

    /** The endpoint that was asked for. */
    public String endpoint() {
        return endpoint;
    }
}

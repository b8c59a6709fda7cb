package dev.carafe.routing;

/** There is no URL for an endpoint with these values; the message says what is missing or does not fit. */
public final class BuildException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String endpoint;

    BuildException(String endpoint, String message) {
        super(message);
        this.endpoint = endpoint;
    }

    /** The endpoint that was asked for. */
    public String endpoint() {
        return endpoint;
    }
}

package dev.carafe.http;

import org.jspecify.annotations.Nullable;

/**
 * An error that has a status code: what {@code abort(404)} throws, and what an error handler for a code is given.
 *
 * <pre>{@code
 * app.error(404, (req, error) -> Map.of("error", error.description()));
 * }</pre>
 *
 * <p>One below 500 has no stack trace: it is an answer, not a fault. An unexpected exception reaches a handler of code 500 as
 * the {@linkplain #getCause() cause} of one.
 */
public final class HttpException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String description;

    /**
     * An error with the usual words of its code.
     *
     * @throws IllegalArgumentException if the code is not one of {@link HttpStatus#errors()}
     */
    public HttpException(int status) {
        this(named(status), null, null);
    }

    /**
     * An error with words of its own; they reach the client.
     *
     * @throws IllegalArgumentException if the code is not one of {@link HttpStatus#errors()}
     */
    public HttpException(int status, String description) {
        this(named(status), description, null);
    }

    /** An error that an exception caused; the client is told nothing of the cause. */
    public HttpException(int status, Throwable cause) {
        this(named(status), null, cause);
    }

    private HttpException(HttpStatus status, @Nullable String description, @Nullable Throwable cause) {
        super(status + ": " + (description == null ? status.description() : description), cause, true, status.code() >= 500);
        this.status = status;
        this.description = description == null ? status.description() : description;
    }

    private static HttpStatus named(int code) {
        HttpStatus status = HttpStatus.errors().get(code);
        if (status == null) {
            throw new IllegalArgumentException(("There is no error with the status %d. abort takes the codes of HttpStatus.errors(); "
                    + "to answer with another status, return or abort with a Response.").formatted(code));
        }
        return status;
    }

    /** The status code. */
    public int status() {
        return status.code();
    }

    /** The reason phrase of the code: {@code "Not Found"}. */
    public String name() {
        return status.reason();
    }

    /** What is wrong, in words that the client may see. */
    public String description() {
        return description;
    }

    /** The code, its name and the description: {@code "404 Not Found: The requested URL ..."}. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // the class name is nothing that a client or an error handler wants
    public String toString() {
        return status + ": " + description;
    }
}

package dev.carafe.http;

import dev.carafe.problem.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error with a status code: what {@code abort(404)} throws and error handlers for a code receive. Immutable, so any number of requests
 * may throw a constant.
 *
 * <pre>{@code
 * app.error(404, (req, error) -> Map.of("error", error.description()));
 * throw new HttpException(401).header("WWW-Authenticate", "Basic realm=\"people\"");
 * }</pre>
 *
 * <p>One below 500 has no stack trace: it is a response, not a fault. An unexpected exception reaches a handler of code 500 as
 * the {@linkplain #getCause() cause} of one.
 */
public final class HttpException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String description;
    private final transient Headers headers;
    private final transient @Nullable Response response;
    private final transient @Nullable Problem problem;

    /**
     * Creates an error with the default description of its status.
     *
     * @throws IllegalArgumentException if the code is not one of {@link HttpStatus#errors()}
     */
    public HttpException(int status) {
        this(named(status), null, null, Headers.EMPTY, null, null);
    }

    /**
     * Creates an error with a description, which the client sees.
     *
     * @throws IllegalArgumentException if the code is not one of {@link HttpStatus#errors()}
     */
    public HttpException(int status, String description) {
        this(named(status), description, null, Headers.EMPTY, null, null);
    }

    /**
     * Creates an error caused by an exception; the client does not see the cause.
     *
     * @throws IllegalArgumentException if the code is not one of {@link HttpStatus#errors()}
     */
    public HttpException(int status, Throwable cause) {
        this(named(status), null, cause, Headers.EMPTY, null, null);
    }

    /** Creates an error that carries its response, with any status. The response is sent unchanged and skips all error handlers. */
    public HttpException(Response response) {
        this(HttpStatus.of(response.status()), null, null, Headers.EMPTY, response, null);
    }

    /**
     * Creates an error that is sent as a problem (RFC 9457) in {@code application/problem+json}, unless an error handler responds to it.
     *
     * @throws IllegalArgumentException if the problem's status is not one of {@link HttpStatus#errors()}
     */
    public HttpException(Problem problem) {
        this(named(problem.status()), problem.detail(), null, Headers.EMPTY, null, problem);
    }

    private HttpException(HttpStatus status, @Nullable String description, @Nullable Throwable cause, Headers headers,
            @Nullable Response response, @Nullable Problem problem) {
        super(status + ": " + (description == null ? status.description() : description), cause, true, status.code() >= 500);
        this.status = status;
        this.description = description == null ? status.description() : description;
        this.headers = headers;
        this.response = response;
        this.problem = problem;
    }

    private static HttpStatus named(int code) {
        HttpStatus status = HttpStatus.errors().get(code);
        if (status == null) {
            throw new IllegalArgumentException(("There is no error with the status %d. abort takes the codes of HttpStatus.errors(); "
                    + "for another status, return a Response, or abort with one.").formatted(code));
        }
        return status;
    }

    /** Returns the status code. */
    public int status() {
        return status.code();
    }

    /** Returns the reason phrase of the code: {@code "Not Found"}. */
    public String name() {
        return status.reason();
    }

    /** Returns the description, which the client may see. */
    public String description() {
        return description;
    }

    /** Returns the header fields of the error, such as {@code Allow} for a 405. A response made for the error gets them. */
    public Headers headers() {
        return headers;
    }

    /**
     * Returns a copy with a header field for the response.
     *
     * @throws IllegalArgumentException if the name or the value is not allowed in a message
     */
    public HttpException header(String name, String value) {
        HttpException copy = new HttpException(status, description, getCause(), headers.plus(name, value), response, problem);
        if (status.code() >= 500) {
            copy.setStackTrace(getStackTrace());
        }
        return copy;
    }

    /** Returns the response that the error carries, or null if one is made for it. */
    public @Nullable Response response() {
        return response;
    }

    /** Returns the error as a problem (RFC 9457): the one that it was created with, or else one with its status and description. */
    public Problem problem() {
        return problem != null ? problem : Problem.of(status(), description);
    }

    /** Returns the default response: the one that the error carries, its problem, or else the default page of its code. */
    public Response toResponse() {
        return response != null ? response : withHeaders(problem != null ? Response.of(problem) : page());
    }

    private Response page() {
        String words = description.equals(status.description()) ? status.summary() : description;
        return Response.html("<!doctype html>\n<title>" + Html.escape(status.toString()) + "</title>\n<h1>" + Html.escape(status.reason())
                + "</h1>\n" + Html.escape(words) + "\n").status(status.code());
    }

    private Response withHeaders(Response made) {
        Response complete = made;
        for (Map.Entry<String, String> field : headers) {
            complete = complete.addHeader(field.getKey(), field.getValue());
        }
        return complete;
    }

    /** Returns the code, its name and the description: {@code "404 Not Found: The requested URL ..."}. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // clients and error handlers don't need the class name
    public String toString() {
        return status + ": " + description;
    }
}

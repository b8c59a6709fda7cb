package dev.carafe.middleware;

import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.http.syntax.HeaderSyntax;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lets the pages of other origins read responses (Cross-Origin Resource Sharing, the Fetch standard).
 *
 * <pre>{@code
 * app.wrap(Cors.allow("https://app.example.org").credentials());
 * api.before(Cors.any());                                            // for the routes of a blueprint
 * }</pre>
 *
 * <p>As middleware it answers preflights before anything else, and its fields are on errors too; add it last, so that it stands outside of
 * all other middleware. As a before hook of a blueprint it comes after the hooks of the app, which may refuse a preflight. A request of an
 * origin that is not allowed is handled as ever: the browser keeps the response from the page. {@link CrossSite} refuses such requests.
 * Immutable.
 */
public final class Cors extends Filter {
    private static final String ORIGIN = "Access-Control-Allow-Origin";
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    /** Null for any. */
    private final @Nullable Predicate<String> origins;
    private final boolean credentials;
    private final List<String> methods;
    /** Null for whatever is asked for. */
    private final @Nullable List<String> headers;
    private final List<String> exposed;
    private final Duration maxAge;
    private final String path;

    private Cors(@Nullable Predicate<String> origins, boolean credentials, List<String> methods, @Nullable List<String> headers,
            List<String> exposed, Duration maxAge, String path) {
        if (origins == null && credentials) {
            throw new IllegalStateException("Cors.any() can't allow credentials: any page of the web could act as the user. "
                    + "Name the origins: Cors.allow(\"https://app.example.org\").credentials().");
        }
        this.origins = origins;
        this.credentials = credentials;
        this.methods = methods;
        this.headers = headers;
        this.exposed = exposed;
        this.maxAge = maxAge;
        this.path = path;
    }

    /**
     * Allows some origins. A star stands for one label of the host or for the port: {@code "https://*.example.org"},
     * {@code "http://localhost:*"}.
     *
     * @throws IllegalArgumentException if no browser sends such an origin, as one with a path
     */
    public static Cors allow(String... origins) {
        List<Predicate<String>> tests = Arrays.stream(origins).map(Origins::matching).toList();
        return allowing(origin -> tests.stream().anyMatch(test -> test.test(origin)));
    }

    /** Allows the origins of which a function says so. It is asked only for well-formed ones, and never for {@code null}. */
    public static Cors allowing(Predicate<String> test) {
        return new Cors(test, false, METHODS, null, List.of(), Duration.ofMinutes(10), "/");
    }

    /** Allows any origin, without credentials: for data that everybody may read. */
    public static Cors any() {
        return new Cors(null, false, METHODS, null, List.of(), Duration.ofMinutes(10), "/");
    }

    /**
     * Lets pages send cookies and other credentials.
     *
     * @throws IllegalStateException if any origin is allowed
     */
    public Cors credentials() {
        return new Cors(origins, true, methods, headers, exposed, maxAge, path);
    }

    /** Sets the methods that are allowed, in place of GET, HEAD, POST, PUT, PATCH and DELETE. */
    public Cors methods(String... names) {
        return new Cors(origins, credentials, names(names), headers, exposed, maxAge, path);
    }

    /** Sets the header fields that pages may send; otherwise they may send any. */
    public Cors headers(String... names) {
        return new Cors(origins, credentials, methods, names(names), exposed, maxAge, path);
    }

    /** Sets the header fields of responses that pages may read, beside those that they always may. */
    public Cors expose(String... names) {
        return new Cors(origins, credentials, methods, headers, names(names), maxAge, path);
    }

    /** Sets how long a browser keeps the response to a preflight; 10 minutes otherwise, and at most 2 hours in Chromium. */
    public Cors maxAge(Duration time) {
        return new Cors(origins, credentials, methods, headers, exposed, time, path);
    }

    /** Leaves alone what is not at or below a path: {@code below("/api")} holds for {@code /api} and {@code /api/people}. */
    public Cors below(String prefix) {
        if (!prefix.startsWith("/")) {
            throw new IllegalArgumentException("'%s' is no path: it begins without a slash.".formatted(prefix));
        }
        return new Cors(origins, credentials, methods, headers, exposed, maxAge, prefix);
    }

    private static List<String> names(String... names) {
        for (String name : names) {
            HeaderSyntax.checkName(name);
        }
        return List.of(names);
    }

    @Override
    UnaryOperator<Response> enter(Request request) {
        if (!holdsFor(request.rawPath())) {
            return UnaryOperator.identity();
        }
        String origin = request.headers().all("Origin").size() == 1 ? request.origin() : null;
        String method = request.accessControlRequestMethod();
        if (request.method().equals("OPTIONS") && request.origin() != null && method != null) {
            throw new HttpException(preflight(request, origin, method));
        }
        return response -> shared(response, origin);
    }

    private boolean holdsFor(String requested) {
        String folder = path.endsWith("/") ? path : path + "/";
        return requested.equals(path) || requested.startsWith(folder);
    }

    private boolean allows(@Nullable String origin) {
        return origin != null && (origins == null || (Origins.isOrigin(origin) && origins.test(origin)));
    }

    private Response shared(Response response, @Nullable String origin) {
        Response shared = allowed(response, origin);
        return exposed.isEmpty() || !allows(origin) ? shared : shared.header("Access-Control-Expose-Headers", String.join(", ", exposed));
    }

    private Response allowed(Response response, @Nullable String origin) {
        if (origins == null) {
            return response.header(ORIGIN, "*");
        }
        Response varied = response.vary("Origin").removeHeader(ORIGIN).removeHeader("Access-Control-Allow-Credentials");
        if (origin == null || !allows(origin)) {
            return varied;
        }
        Response shared = varied.header(ORIGIN, origin);
        return credentials ? shared.header("Access-Control-Allow-Credentials", "true") : shared;
    }

    private Response preflight(Request request, @Nullable String origin, String method) {
        Response response = Response.noContent().vary("Access-Control-Request-Method").vary("Access-Control-Request-Headers");
        List<String> wanted = request.accessControlRequestHeaders();
        if (!allows(origin) || !methods.contains(method) || !wanted.stream().allMatch(this::allowsHeader)) {
            return origins == null ? response : response.vary("Origin");
        }
        response = allowed(response, origin).header("Access-Control-Allow-Methods", String.join(", ", methods))
                .header("Access-Control-Max-Age", Long.toString(maxAge.toSeconds()));
        return wanted.isEmpty() ? response : response.header("Access-Control-Allow-Headers", String.join(", ", wanted));
    }

    private boolean allowsHeader(String name) {
        return HeaderSyntax.isToken(name)
                && (headers == null || headers.stream().anyMatch(allowed -> allowed.equalsIgnoreCase(name.toLowerCase(Locale.ROOT))));
    }
}

package dev.carafe.middleware;

import dev.carafe.Middleware;
import dev.carafe.Next;
import dev.carafe.http.Request;
import dev.carafe.http.Response;

/**
 * Middleware for an app below a path that the proxy in front leaves on, as nginx does by {@code proxy_pass http://up;} without a slash at
 * the end.
 *
 * <pre>{@code
 * app.wrap(Mount.at("/app"));                    // GET /app/person/1 is the app's /person/1, and urlFor begins with /app
 * }</pre>
 *
 * <p>The rules of the app know nothing of the path. A request without it, as of a proxy that takes it off after all, or of a developer at
 * the machine, is served too, and its URLs begin with the path likewise. Immutable.
 *
 * @param path percent-encoded, without a final slash
 */
public record Mount(String path) implements Middleware {
    /**
     * Brings the path into its form.
     *
     * @throws IllegalArgumentException if it can't begin the path of a URL
     */
    public Mount {
        path = Request.of("GET", "/").withRootPath(path).rootPath();
    }

    /** Returns the middleware for a path. */
    public static Mount at(String path) {
        return new Mount(path);
    }

    @Override
    public Response wrap(Request request, Next next) throws Exception {
        Request below = request.withRootPath(path);
        if (!(request.rawPath() + "/").startsWith(path + "/")) {
            return next.handle(below);
        }
        String rest = request.rawPath().substring(path.length());
        String query = request.queryString();
        return next.handle(below.withTarget((rest.isEmpty() ? "/" : rest) + (query.isEmpty() ? "" : "?" + query)));
    }
}

package dev.carafe;

import dev.carafe.files.SafePath;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.session.Flashes;
import dev.carafe.session.Session;
import dev.carafe.signal.Signals;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code from quart import ...} brings, for static import.
 *
 * <pre>{@code
 * import static dev.carafe.Carafe.abort;
 * import static dev.carafe.Carafe.request;
 * }</pre>
 *
 * <p>{@link #request}, {@link #session}, {@link #g} and {@link #app} belong to the request that the calling thread handles, and throw an
 * {@link IllegalStateException} outside of one. {@link #app}, {@link #g} and {@link #urlFor} also work in a command, {@code onStart} and
 * {@code onStop}, as in Flask's application context; the teardown hooks, which take a request, do not run there.
 */
public final class Carafe {
    private Carafe() { }

    /** The request that this thread handles. */
    public static Request request() {
        return RequestContext.of("request").request;
    }

    /** Whether this thread handles a request, so that {@link #request} gives one; Flask's {@code has_request_context}. */
    public static boolean hasRequest() {
        return RequestContext.currentOrNull() != null;
    }

    /** What hooks and handlers of this request share, or whatever one command calls. */
    public static Globals g() {
        return Context.require("g").globals();
    }

    /**
     * What is remembered of the client that sent this request. It is read when it is first used, and saved after the {@code after} hooks;
     * a change that is made while the answer is sent comes too late.
     */
    public static Session session() {
        return RequestContext.of("session").session();
    }

    /** Puts a message of the category {@code message} before the client's next page. */
    public static void flash(String message) {
        flash(message, "message");
    }

    /** Puts a message before the client's next page, which {@link #getFlashedMessages} gives there. */
    public static void flash(String message, String category) {
        RequestContext context = RequestContext.of("flash");
        Flashes.add(context.session(), category, message);
        if (Signals.MESSAGE_FLASHED.isConnected()) {
            Signals.MESSAGE_FLASHED.send(context.app, new Signals.Message(message, category));
        }
    }

    /** The messages that wait for this client, the oldest first. The first call forgets them; another of this request gives the same. */
    public static List<Flashes.Message> getFlashedMessages() {
        return RequestContext.of("getFlashedMessages").flashes();
    }

    /** The messages of some categories that wait for this client; all are forgotten, as by {@link #getFlashedMessages()}. */
    public static List<Flashes.Message> getFlashedMessages(Collection<String> categories) {
        return getFlashedMessages().stream().filter(message -> categories.contains(message.category())).toList();
    }

    /** The app that handles the request of this thread, or whose command or task it runs. */
    public static App app() {
        return Context.require("app").app;
    }

    /**
     * The URL of an endpoint, as {@link App#urlFor}; {@code ".name"} is an endpoint of the blueprint that handles this request, and an
     * external URL has the host that the client asked for, unless {@code SERVER_NAME} is set.
     *
     * @throws dev.carafe.routing.BuildException if there is no such endpoint, or the values do not fit; the message says which
     */
    public static String urlFor(String endpoint, @Nullable Object... namesAndValues) {
        return Context.require("urlFor").app.urlFor(endpoint, namesAndValues);
    }

    /**
     * Ends the request with an error; it never returns, so both {@code abort(404);} and {@code throw abort(404);} compile.
     *
     * @throws HttpException always
     * @throws IllegalArgumentException if the status is none of an error
     */
    public static HttpException abort(int status) {
        throw new HttpException(status);
    }

    /**
     * Ends the request with an error in words of its own, which the client sees.
     *
     * @throws HttpException always
     * @throws IllegalArgumentException if the status is none of an error
     */
    public static HttpException abort(int status, String description) {
        throw new HttpException(status, description);
    }

    /**
     * Ends the request with an answer, past the handler and all error handlers; the {@code after} hooks run.
     *
     * @throws HttpException always
     */
    public static HttpException abort(Response response) {
        throw new HttpException(response);
    }

    /** Runs a hook on the answer to this request only, before all others. */
    public static void afterThisRequest(After hook) {
        RequestContext.of("afterThisRequest").afterThis(hook);
    }

    /**
     * A task that has this request, its {@code g} and its app on whatever thread it runs.
     *
     * <pre>{@code
     * executor.submit(withRequest(() -> audit.record(request().path())));
     * }</pre>
     *
     * <p>The context may have ended when the task runs: then its values are still there, but nothing is torn down after the task.
     */
    public static Runnable withRequest(Runnable task) {
        RequestContext context = RequestContext.of("withRequest");
        return () -> context.run(task::run);
    }

    /** An answer of status 302 that sends the client elsewhere. */
    public static Response redirect(String location) {
        return Response.redirect(location);
    }

    /** An answer that sends the client elsewhere, by a status of 301, 302, 303, 307 or 308. */
    public static Response redirect(String location, int status) {
        return Response.redirect(location, status);
    }

    /** An answer that is a file; as {@link Response#file}. */
    public static Response sendFile(Path file) {
        return Response.file(file);
    }

    /**
     * An answer that is a file in a folder, by a path that may come from a client: never one outside of the folder, nor a hidden one.
     *
     * <pre>{@code
     * app.get("/uploads/<path:name>", req -> sendFromDirectory(uploads, req.pathParam("name")).attachment("upload"));
     * }</pre>
     *
     * @throws HttpException 404 if there is no such file
     */
    public static Response sendFromDirectory(Path folder, String path) {
        Path file = SafePath.resolve(folder, path, false);
        if (file == null) {
            throw abort(404);
        }
        return Response.file(file);
    }

    /** An answer of JSON: any value, strings, numbers and null too. */
    public static Response jsonify(@Nullable Object value) {
        return Response.json(value);
    }
}

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
 * Provides what {@code from quart import ...} does, for static import.
 *
 * <pre>{@code
 * import static dev.carafe.Carafe.abort;
 * import static dev.carafe.Carafe.request;
 * }</pre>
 *
 * <p>{@link #request}, {@link #session}, {@link #g} and {@link #app} refer to the request that the calling thread is handling, and throw
 * {@link IllegalStateException} outside a request. {@link #app}, {@link #g} and {@link #urlFor} also work in commands, {@code onStart} and
 * {@code onStop}, as in Flask's application context; teardown hooks take a request and don't run there.
 */
public final class Carafe {
    private Carafe() { }

    /** Returns the request that this thread is handling. */
    public static Request request() {
        return RequestContext.of("request").request;
    }

    /** Returns whether this thread is handling a request, so that {@link #request} works (Flask's {@code has_request_context}). */
    public static boolean hasRequest() {
        return RequestContext.currentOrNull() != null;
    }

    /** Returns the values shared by the hooks and handlers of this request, or by the code of one command. */
    public static Globals g() {
        return Context.require("g").globals();
    }

    /**
     * Returns the session of the client that sent this request. It is read on first use and saved after the {@code after} hooks; changes
     * made while the response is being sent are lost.
     */
    public static Session session() {
        return RequestContext.of("session").session();
    }

    /** Stores a message, of the category {@code message}, for the client's next page. */
    public static void flash(String message) {
        flash(message, "message");
    }

    /** Stores a message for the client's next page, which reads it with {@link #getFlashedMessages}. */
    public static void flash(String message, String category) {
        RequestContext context = RequestContext.of("flash");
        Flashes.add(context.session(), category, message);
        if (Signals.MESSAGE_FLASHED.isConnected()) {
            Signals.MESSAGE_FLASHED.send(context.app, new Signals.Message(message, category));
        }
    }

    /**
     * Returns the messages stored for this client, oldest first. The first call removes them from the session; further calls in the same
     * request return the same messages.
     */
    public static List<Flashes.Message> getFlashedMessages() {
        return RequestContext.of("getFlashedMessages").flashes();
    }

    /**
     * Returns the client's messages of the given categories. Like {@link #getFlashedMessages()}, it removes all messages from the session.
     */
    public static List<Flashes.Message> getFlashedMessages(Collection<String> categories) {
        return getFlashedMessages().stream().filter(message -> categories.contains(message.category())).toList();
    }

    /** Returns the app whose request, command or task this thread is running. */
    public static App app() {
        return Context.require("app").app;
    }

    /**
     * Builds the URL of an endpoint, like {@link App#urlFor}. {@code ".name"} is an endpoint of the current blueprint, and an external URL
     * uses the requested host unless {@code SERVER_NAME} is set.
     *
     * @throws dev.carafe.routing.BuildException if there is no such endpoint or the values don't fit; the message says which
     */
    public static String urlFor(String endpoint, @Nullable Object... namesAndValues) {
        return Context.require("urlFor").app.urlFor(endpoint, namesAndValues);
    }

    /**
     * Ends the request with an error. It never returns, so both {@code abort(404);} and {@code throw abort(404);} compile.
     *
     * @throws HttpException always
     * @throws IllegalArgumentException if the status is not an error
     */
    public static HttpException abort(int status) {
        throw new HttpException(status);
    }

    /**
     * Ends the request with an error and a description, which the client sees.
     *
     * @throws HttpException always
     * @throws IllegalArgumentException if the status is not an error
     */
    public static HttpException abort(int status, String description) {
        throw new HttpException(status, description);
    }

    /**
     * Ends the request with a response, skipping the handler and all error handlers. The {@code after} hooks run.
     *
     * @throws HttpException always
     */
    public static HttpException abort(Response response) {
        throw new HttpException(response);
    }

    /** Runs a hook on the response to this request only, before all other hooks. */
    public static void afterThisRequest(After hook) {
        RequestContext.of("afterThisRequest").afterThis(hook);
    }

    /**
     * Returns a task that runs with this request, its {@code g} and its app, on whatever thread runs it.
     *
     * <pre>{@code
     * executor.submit(withRequest(() -> audit.record(request().path())));
     * }</pre>
     *
     * <p>The request may have ended by then: its values are still available, but no teardown follows the task.
     */
    public static Runnable withRequest(Runnable task) {
        RequestContext context = RequestContext.of("withRequest");
        return () -> context.run(task::run);
    }

    /** Returns a 302 response that sends the client to another URL. */
    public static Response redirect(String location) {
        return Response.redirect(location);
    }

    /** Returns a response that sends the client to another URL, with status 301, 302, 303, 307 or 308. */
    public static Response redirect(String location, int status) {
        return Response.redirect(location, status);
    }

    /** Returns a response that sends a file, like {@link Response#file}. */
    public static Response sendFile(Path file) {
        return Response.file(file);
    }

    /**
     * Returns a response that sends a file below a folder. The path may come from a client: paths that leave the folder and hidden files
     * are never found.
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

    /** Returns a JSON response. Any value is allowed, including strings, numbers and null. */
    public static Response jsonify(@Nullable Object value) {
        return Response.json(value);
    }
}

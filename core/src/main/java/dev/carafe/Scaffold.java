package dev.carafe;

import dev.carafe.config.Config;
import dev.carafe.files.SafePath;
import dev.carafe.files.StaticFolders;
import dev.carafe.http.CompressedCopies;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.operation.Description;
import dev.carafe.websocket.WebSocketHandler;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The routes, hooks and error handlers that apps and blueprints have in common. Every method returns its receiver.
 *
 * @param <S> the receiver
 */
public abstract sealed class Scaffold<S extends Scaffold<S>> permits AppSetup, Blueprint {
    final Hooks hooks = new Hooks();

    Scaffold() { }

    abstract S self();

    /** Refuses a registration that comes too late; the method's name is for the error. */
    abstract void checkOpen(String method);

    abstract void add(RouteSpec route);

    abstract void add(Blueprint blueprint, String prefix, String name);

    /**
     * Registers a handler for GET, including HEAD and OPTIONS, at a rule such as {@code "/person/<id:int>"}.
     *
     * @throws IllegalArgumentException if the rule is malformed or already exists
     */
    public S get(String rule, Handler handler) {
        return route(rule).methods("GET").to(handler);
    }

    /**
     * Registers a handler for GET under the given endpoint.
     *
     * @throws IllegalArgumentException if the rule is malformed or already exists, or the endpoint has another handler
     */
    public S get(String rule, String endpoint, Handler handler) {
        return route(rule).methods("GET").endpoint(endpoint).to(handler);
    }

    /** Registers a handler for POST, like {@link #get(String, Handler)}. */
    public S post(String rule, Handler handler) {
        return route(rule).methods("POST").to(handler);
    }

    /** Registers a handler for POST, like {@link #get(String, String, Handler)}. */
    public S post(String rule, String endpoint, Handler handler) {
        return route(rule).methods("POST").endpoint(endpoint).to(handler);
    }

    /** Registers a handler for PUT, like {@link #get(String, Handler)}. */
    public S put(String rule, Handler handler) {
        return route(rule).methods("PUT").to(handler);
    }

    /** Registers a handler for PUT, like {@link #get(String, String, Handler)}. */
    public S put(String rule, String endpoint, Handler handler) {
        return route(rule).methods("PUT").endpoint(endpoint).to(handler);
    }

    /** Registers a handler for PATCH, like {@link #get(String, Handler)}. */
    public S patch(String rule, Handler handler) {
        return route(rule).methods("PATCH").to(handler);
    }

    /** Registers a handler for PATCH, like {@link #get(String, String, Handler)}. */
    public S patch(String rule, String endpoint, Handler handler) {
        return route(rule).methods("PATCH").endpoint(endpoint).to(handler);
    }

    /** Registers a handler for DELETE, like {@link #get(String, Handler)}. */
    public S delete(String rule, Handler handler) {
        return route(rule).methods("DELETE").to(handler);
    }

    /** Registers a handler for DELETE, like {@link #get(String, String, Handler)}. */
    public S delete(String rule, String endpoint, Handler handler) {
        return route(rule).methods("DELETE").endpoint(endpoint).to(handler);
    }

    /**
     * Registers a WebSocket handler at a rule. The same rule may have a route for ordinary requests.
     *
     * <pre>{@code
     * app.websocket("/ws/echo", ws -> ws.forEach(ws::send));
     * }</pre>
     *
     * <p>Opening a socket is an ordinary request: all hooks run, and an {@code abort(401)} in one of them refuses it. The teardown hooks
     * run when the socket is closed. {@code urlFor} builds an absolute URL, with {@code ws://} or {@code wss://}.
     *
     * @throws IllegalArgumentException if the rule is malformed or already exists
     */
    public S websocket(String rule, WebSocketHandler handler) {
        return websocket(rule, "WS " + rule, handler);
    }

    /** Registers a WebSocket handler under the given endpoint, like {@link #websocket(String, WebSocketHandler)}. */
    public S websocket(String rule, String endpoint, WebSocketHandler handler) {
        checkOpen("websocket");
        add(new RouteSpec(rule, endpoint, List.of(built -> built.websocket(true)), Description.NONE.hidden(true),
                WebSockets.route(handler)));
        return self();
    }

    /**
     * Begins a route with more options; {@code to(handler)} completes it.
     *
     * <pre>{@code
     * app.route("/api").methods("GET", "POST").endpoint("api").automaticOptions(false).to(req -> ...);
     * }</pre>
     */
    public Route<S> route(String rule) {
        checkOpen("route");
        return new Route<>(self(), rule);
    }

    /**
     * Registers a blueprint below its own prefix.
     *
     * @throws IllegalArgumentException if a blueprint of the same name is already registered, or its rules clash with others
     */
    public S register(Blueprint blueprint) {
        return register(blueprint, blueprint.prefix());
    }

    /** Registers a blueprint below the given prefix, like {@link #register(Blueprint)}. */
    public S register(Blueprint blueprint, String prefix) {
        return register(blueprint, prefix, blueprint.name());
    }

    /** Registers a blueprint below the given prefix and under another name, so that it can be registered more than once. */
    public S register(Blueprint blueprint, String prefix, String name) {
        checkOpen("register");
        add(blueprint, prefix, Blueprint.checkedName(name));
        return self();
    }

    /**
     * Serves the files below a folder: {@code staticFiles("/assets", folder)} adds the endpoint {@code assets} with the variable {@code
     * filename}. Responses are streamed and cacheable for {@code SEND_FILE_MAX_AGE_DEFAULT}. Paths that leave the folder and hidden files
     * are not found. A compressed copy beside a file, such as {@code app.css.br}, is sent in its place to clients that accept it.
     */
    public S staticFiles(String urlPrefix, Path folder) {
        return route(StaticFolders.rule(urlPrefix)).endpoint(StaticFolders.endpoint(urlPrefix)).hidden().to(new StaticFiles(folder, ""));
    }

    /**
     * Serves the files below a folder of a name, which is looked for in the root folder of the app and then on the class path, so that it
     * may be in a jar; otherwise as {@link #staticFiles(String, Path)}. The folder {@code static} has the endpoint {@code static} whatever
     * the prefix is, so an app moves its files by {@code staticFiles("/assets", "static")}: nothing is at {@code /static} then.
     *
     * @param folder a relative path, as {@code "static"} or {@code "web/assets"}
     * @throws IllegalArgumentException if the folder is no relative path
     */
    public S staticFiles(String urlPrefix, String folder) {
        if (!SafePath.isSafe(folder)) {
            throw new IllegalArgumentException(("The folder '%s' of staticFiles(\"%s\", ...) is no relative path without '.' and '..', as "
                    + "\"web/assets\". Pass a Path for a folder that is elsewhere.").formatted(folder, urlPrefix));
        }
        String endpoint = folder.equals("static") ? "static" : StaticFolders.endpoint(urlPrefix);
        return route(StaticFolders.rule(urlPrefix)).endpoint(endpoint).hidden().to(new StaticFiles(null, folder));
    }

    /**
     * Serves files.
     *
     * @param folder where they are; null for a folder of the app
     * @param name the name of the app's folder
     */
    private record StaticFiles(@Nullable Path folder, String name) implements Handler {
        @Override
        public Response handle(Request request) {
            App app = RequestContext.of("staticFiles").app;
            Config config = app.config();
            String filename = request.pathParam("filename");
            boolean followLinks = config.getBoolean("STATIC_FOLLOW_SYMLINKS");
            Path file = folder != null ? SafePath.resolve(folder, filename, followLinks) : app.folder().find(name, filename, followLinks);
            if (file == null) {
                throw new HttpException(404);
            }
            Response response = CompressedCopies.of(file).respond(request);
            return config.get("SEND_FILE_MAX_AGE_DEFAULT") == null ? response : response.header("Cache-Control",
                    "public, max-age=" + config.getDuration("SEND_FILE_MAX_AGE_DEFAULT").toSeconds());
        }
    }

    /** Registers a hook that runs before each request, in order of registration, an app's hooks before a blueprint's. */
    public S before(Before hook) {
        checkOpen("before");
        hooks.before.add(hook);
        return self();
    }

    /** Registers a hook that runs on each response, in reverse order of registration, a blueprint's hooks before an app's. */
    public S after(After hook) {
        checkOpen("after");
        hooks.after.add(hook);
        return self();
    }

    /** Registers a hook that runs when a request has ended, in reverse order of registration. */
    public S teardown(Teardown hook) {
        checkOpen("teardown");
        hooks.teardown.add(hook);
        return self();
    }

    /**
     * Registers a handler for an error status. The handler for 500 gets unexpected exceptions as the cause of its error.
     *
     * @throws IllegalArgumentException if the status is not an error
     */
    public S error(int status, ErrorHandler<? super HttpException> handler) {
        checkOpen("error");
        hooks.errors.add(status, handler);
        return self();
    }

    /** Registers a handler for a class of exceptions. The handler of the nearest class wins. */
    public <E extends Throwable> S error(Class<E> type, ErrorHandler<? super E> handler) {
        checkOpen("error");
        hooks.errors.add(type, handler);
        return self();
    }
}

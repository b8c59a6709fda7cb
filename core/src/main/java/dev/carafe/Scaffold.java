package dev.carafe;

import dev.carafe.config.Config;
import dev.carafe.files.SafePath;
import dev.carafe.files.StaticFolders;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.websocket.WebSocketHandler;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an app and a blueprint share: routes, hooks and error handlers. Every method returns its receiver.
 *
 * @param <S> the receiver
 */
public abstract sealed class Scaffold<S extends Scaffold<S>> permits App, Blueprint {
    final Hooks hooks = new Hooks();

    Scaffold() { }

    abstract S self();

    /** Refuses a registration that comes too late, told by the name of the method. */
    abstract void checkOpen(String method);

    abstract void add(RouteSpec route);

    abstract void add(Blueprint blueprint, String prefix, String name);

    /**
     * Answers GET, and so HEAD and OPTIONS, at a rule such as {@code "/person/<id:int>"}.
     *
     * @throws IllegalArgumentException if the rule is not well-formed, or is there already
     */
    public S get(String rule, Handler handler) {
        return route(rule).methods("GET").to(handler);
    }

    /**
     * Answers GET, under an endpoint that URLs are built by.
     *
     * @throws IllegalArgumentException if the rule is not well-formed or is there already, or if the endpoint has another handler
     */
    public S get(String rule, String endpoint, Handler handler) {
        return route(rule).methods("GET").endpoint(endpoint).to(handler);
    }

    /** Answers POST; as {@link #get(String, Handler)}. */
    public S post(String rule, Handler handler) {
        return route(rule).methods("POST").to(handler);
    }

    /** Answers POST; as {@link #get(String, String, Handler)}. */
    public S post(String rule, String endpoint, Handler handler) {
        return route(rule).methods("POST").endpoint(endpoint).to(handler);
    }

    /** Answers PUT; as {@link #get(String, Handler)}. */
    public S put(String rule, Handler handler) {
        return route(rule).methods("PUT").to(handler);
    }

    /** Answers PUT; as {@link #get(String, String, Handler)}. */
    public S put(String rule, String endpoint, Handler handler) {
        return route(rule).methods("PUT").endpoint(endpoint).to(handler);
    }

    /** Answers PATCH; as {@link #get(String, Handler)}. */
    public S patch(String rule, Handler handler) {
        return route(rule).methods("PATCH").to(handler);
    }

    /** Answers PATCH; as {@link #get(String, String, Handler)}. */
    public S patch(String rule, String endpoint, Handler handler) {
        return route(rule).methods("PATCH").endpoint(endpoint).to(handler);
    }

    /** Answers DELETE; as {@link #get(String, Handler)}. */
    public S delete(String rule, Handler handler) {
        return route(rule).methods("DELETE").to(handler);
    }

    /** Answers DELETE; as {@link #get(String, String, Handler)}. */
    public S delete(String rule, String endpoint, Handler handler) {
        return route(rule).methods("DELETE").endpoint(endpoint).to(handler);
    }

    /**
     * Talks with clients over sockets at a rule; it may stand beside a route for ordinary requests.
     *
     * <pre>{@code
     * app.websocket("/ws/echo", ws -> ws.forEach(ws::send));
     * }</pre>
     *
     * <p>To open a socket is a request like any other: all hooks hold for it, so that {@code abort(401)} in one of them opens none. The
     * teardown hooks run when the socket is closed. {@code urlFor} gives an absolute URL, with {@code ws://} or {@code wss://}.
     *
     * @throws IllegalArgumentException if the rule is not well-formed, or is there already
     */
    public S websocket(String rule, WebSocketHandler handler) {
        return websocket(rule, "WS " + rule, handler);
    }

    /** Talks with clients over sockets, under an endpoint that URLs are built by; as {@link #websocket(String, WebSocketHandler)}. */
    public S websocket(String rule, String endpoint, WebSocketHandler handler) {
        checkOpen("websocket");
        add(new RouteSpec(rule, endpoint, List.of(built -> built.websocket(true)), WebSockets.route(handler)));
        return self();
    }

    /**
     * Begins a route with more to say; {@code to(handler)} ends it.
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
     * Registers a blueprint, below its own prefix.
     *
     * @throws IllegalArgumentException if one of its name is registered already, or if its rules clash with others
     */
    public S register(Blueprint blueprint) {
        return register(blueprint, blueprint.prefix());
    }

    /** Registers a blueprint below a prefix; as {@link #register(Blueprint)}. */
    public S register(Blueprint blueprint, String prefix) {
        return register(blueprint, prefix, blueprint.name());
    }

    /** Registers a blueprint below a prefix and under another name, which makes it possible to register it twice. */
    public S register(Blueprint blueprint, String prefix, String name) {
        checkOpen("register");
        add(blueprint, prefix, Blueprint.checkedName(name));
        return self();
    }

    /**
     * Serves the files below a folder: {@code staticFiles("/assets", folder)} is the endpoint {@code assets} with the variable
     * {@code filename}. They are streamed, with what browsers need to keep them: {@code SEND_FILE_MAX_AGE_DEFAULT} says for how long. No
     * path leads out of the folder, and hidden files are not found.
     */
    public S staticFiles(String urlPrefix, Path folder) {
        return get(StaticFolders.rule(urlPrefix), StaticFolders.endpoint(urlPrefix), new StaticFiles(folder, ""));
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
        return get(StaticFolders.rule(urlPrefix), endpoint, new StaticFiles(null, folder));
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
            Response response = Response.file(file);
            return config.get("SEND_FILE_MAX_AGE_DEFAULT") == null ? response : response.header("Cache-Control",
                    "public, max-age=" + config.getDuration("SEND_FILE_MAX_AGE_DEFAULT").toSeconds());
        }
    }

    /** Runs a hook before each request; in order of registration, an app's before a blueprint's. */
    public S before(Before hook) {
        checkOpen("before");
        hooks.before.add(hook);
        return self();
    }

    /** Runs a hook on each answer; in reverse order of registration, a blueprint's before an app's. */
    public S after(After hook) {
        checkOpen("after");
        hooks.after.add(hook);
        return self();
    }

    /** Runs a hook when each answer has been sent; in reverse order of registration. */
    public S teardown(Teardown hook) {
        checkOpen("teardown");
        hooks.teardown.add(hook);
        return self();
    }

    /**
     * Answers the errors of a status code. The handler of 500 gets an unexpected exception as the cause of its error.
     *
     * @throws IllegalArgumentException if no error has the status
     */
    public S error(int status, ErrorHandler<? super HttpException> handler) {
        checkOpen("error");
        hooks.errors.add(status, handler);
        return self();
    }

    /** Answers the exceptions of a class; of several handlers, that of the nearest class. */
    public <E extends Throwable> S error(Class<E> type, ErrorHandler<? super E> handler) {
        checkOpen("error");
        hooks.errors.add(type, handler);
        return self();
    }
}

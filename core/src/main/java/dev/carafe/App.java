package dev.carafe;

import dev.carafe.cli.CommandException;
import dev.carafe.cli.CommandLine;
import dev.carafe.cli.Program;
import dev.carafe.files.AppFolder;
import dev.carafe.http.Outgoing;
import dev.carafe.http.RawRequest;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.live.Topic;
import dev.carafe.live.Topics;
import dev.carafe.server.CarafeFeature;
import dev.carafe.server.Connector;
import dev.carafe.server.RequestProcessor;
import dev.carafe.server.Server;
import dev.carafe.session.SessionInterface;
import dev.carafe.websocket.Handshake;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An application: routes, hooks, error handlers and settings, and the pipeline that turns a request into a response.
 *
 * <pre>{@code
 * App.create("people")
 *     .get("/api", req -> Map.of("Hello", "World!"))
 *     .error(404, (req, e) -> Map.of("error", e.description()))
 *     .run();                                               // http://127.0.0.1:5000
 * }</pre>
 *
 * <p>One thread sets up an app. After its first request it can't be changed, and any number of threads may use it. Apps in the same program
 * share nothing.
 */
public final class App extends AppSetup implements AutoCloseable {
    private final Topics topics = new Topics(() -> started().json());
    private volatile @Nullable Pipeline pipeline;

    private App(String name, AppFolder folder) {
        super(name, folder);
        lifecycle.onStopping(topics::end);
    }

    /** Creates an app. Its logger has the same name; files are resolved against the working directory. */
    public static App create(String name) {
        return new App(name, AppFolder.ofWorkingDirectory());
    }

    /** Creates an app named after a class. Files are resolved against the folder of the class's jar or, outside a jar, of its package. */
    public static App create(Class<?> main) {
        return new App(main.getName(), AppFolder.of(main));
    }

    /** Returns the session store: the configured one, or signed cookies. This starts the app. */
    public SessionInterface sessions() {
        return started().sessions();
    }

    @Override
    App self() {
        return this;
    }

    @Override
    void checkOpen(String method) {
        if (pipeline != null) {
            throw new IllegalStateException(("App '%s' has started, so %s(...) comes too late: what is added now would hold for some "
                    + "requests and not for others. Set up the app before its first request.").formatted(name(), method));
        }
    }

    /**
     * Handles a request without a network. The {@link #onStart} tasks run before the first such request, unless a server of the app is
     * running. By the time it returns, the teardown hooks have run and a streamed body has been read to its end.
     *
     * <pre>{@code
     * assertThat(app.handle(Request.of("GET", "/api")).data()).asString().isEqualTo("{\"Hello\":\"World!\"}");
     * }</pre>
     */
    public Response handle(Request request) {
        lifecycle.ensureBegun();
        return started().handle(request);
    }

    /**
     * Handles a request and sends the response while the request is still current, so that a streamed body may use its globals. For
     * servers.
     */
    public void serve(RawRequest request, Consumer<Outgoing> send) {
        started().serve(request, send);
    }

    /**
     * Runs a task in the context of a request: {@code request()}, {@code g()} and {@code urlFor} work, and the path has been matched.
     * Before and after hooks don't run; teardown hooks run when the task ends.
     *
     * <pre>{@code
     * String link = app.inRequest(Request.of("GET", "/teams/"), () -> urlFor(".one", "id", 1));
     * }</pre>
     */
    public <T extends @Nullable Object> T inRequest(Request request, Callable<T> task) throws Exception {
        return started().inRequest(request, task);
    }

    /**
     * Builds the URL of an endpoint from alternating names and values. Values that are not variables of the rule go into the query.
     *
     * <pre>{@code
     * app.urlFor("person", "id", 7, "tab", "address");                    // "/person/7?tab=address"
     * app.urlFor("person", "id", 7, "_external", true, "_anchor", "x");   // "http://example.org/person/7#x"
     * }</pre>
     *
     * <p>{@code _external}, {@code _scheme}, {@code _anchor} and {@code _method} are options, as in Flask's {@code url_for}; an external
     * URL needs the setting {@code SERVER_NAME} outside of a request. A URL begins with the path below which the app is: that of the
     * request, or the setting {@code APPLICATION_ROOT}. A list repeats its name in the query; null is left out.
     *
     * @throws dev.carafe.routing.BuildException if there is no such endpoint or the values don't fit; the message says which
     */
    public String urlFor(String endpoint, @Nullable Object... namesAndValues) {
        RequestContext context = RequestContext.currentOrNull();
        Request request = context != null && context.app.equals(this) ? context.request : null;
        return new UrlBuilder(urlMap(), config(), request).build(endpoint, namesAndValues);
    }

    Pipeline started() {
        Pipeline started = pipeline;
        return started != null ? started : compile();
    }

    private synchronized Pipeline compile() {
        if (pipeline == null) {
            settleStaticFiles();
            pipeline = Pipeline.of(this, routes, registration, middleware, contextTeardown, conversions, json, List.copyOf(constraints),
                    sessions);
        }
        return pipeline;
    }

    /** Returns the app as a part of a Helidon server that the program sets up itself. */
    public CarafeFeature feature() {
        started();
        return CarafeFeature.of(lifecycle.mounted(urlMap(), this::serve), config());
    }

    Handshake handshake() {
        return started().handshake();
    }

    /** Starts a server on a free port of 127.0.0.1 and returns at once. */
    public Server start() {
        return start(0);
    }

    /** Starts a server on a port of 127.0.0.1 (0 picks a free one); otherwise like {@link #start(String, int)}. */
    public Server start(int port) {
        return start("127.0.0.1", port);
    }

    /**
     * Starts a server on a local address and returns at once.
     *
     * @throws dev.carafe.server.ServerException if the port is in use or not permitted
     */
    public Server start(String host, int port) {
        return start(host, port, false);
    }

    private Server start(String host, int port, boolean accessLog) {
        lifecycle.prepare();
        Pipeline started = started();
        Server server = lifecycle.start(host, port, accessLog, this::serve);
        started.prepare();
        return server;
    }

    /** Starts a server on a free port of 127.0.0.1. Requests go to {@code front}'s result, which may observe the app or stand in for it. */
    public Server start(UnaryOperator<RequestProcessor> front) {
        started();
        return lifecycle.start("127.0.0.1", 0, false, front.apply(this::serve));
    }

    /**
     * Connects {@code front}'s result to a transport other than a server, such as a test's in-memory one. Like a server, it runs the start
     * and stop tasks.
     */
    public Connector connect(UnaryOperator<RequestProcessor> front) {
        started();
        return lifecycle.connect(front.apply(this::serve));
    }

    /**
     * Runs the app from the command line: {@code run} (default), {@code routes}, {@code config}, {@code shell}, {@code help}, or a command
     * of its own. If the command fails, it exits the program with the code of {@link #execute}. Call it from {@code main}: {@code --reload}
     * calls {@code main} again with the same arguments.
     */
    public void run(String... args) {
        int exitCode = execute(args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /**
     * Runs the app from the command line like {@link #run(String...)}, but returns the exit code instead of exiting.
     *
     * @return the exit code: 0, 1 if the command failed, or 2 if the arguments are wrong
     */
    public int execute(String... args) {
        return commandLine(System.out, System.err).run(args);
    }

    /** Runs a server on a local address until the program is told to stop or the app is closed. */
    public void run(String host, int port) {
        commandLine(System.out, System.err).run(host, port);
    }

    CommandLine commandLine(PrintStream out, PrintStream err) {
        Map<String, Program.Command> own = new TreeMap<>();
        commands.forEach((command, task) -> own.put(command, arguments -> {
            try {
                new Context(this).run(() -> task.run(arguments));
            } catch (Command.Failure e) {
                throw new CommandException(String.valueOf(e.getMessage()), e);
            }
        }));
        return new CommandLine(new Program(name(), this, config(), logger(), () -> urlMap().rules(), own,
                (host, port) -> start(host, port, true),
                (host, port, reloader) -> lifecycle.start(host, port, reloader),
                () -> {
                    started();
                    return lifecycle.version(this::serve);
                }), out, err);
    }

    /**
     * Returns the topic of a name, which is made when it is first asked for: messages for all who listen, by events or WebSockets.
     *
     * @throws IllegalArgumentException if the topic has messages of another class
     */
    public <T> Topic<T> topic(String name, Class<T> type) {
        return topics.get(name, type);
    }

    /**
     * Runs a task that no request waits for, on a virtual thread of its own, in a context of the app. When the app stops, its stop waits
     * for such tasks, up to {@code SHUTDOWN_GRACE}; after that they are interrupted. What a task throws is logged.
     *
     * <pre>{@code
     * app.post("/orders", req -> {
     *     Order order = orders.add(req.json(NewOrder.class));
     *     app().background(() -> mails.confirm(order));            // withRequest(...) around it if it needs the request
     *     return Response.of(order).status(201);
     * });
     * }</pre>
     */
    public App background(Runnable task) {
        lifecycle.background(task);
        return this;
    }

    /** Returns how many connections of clients are open at the app's servers, for a gauge. */
    public int connections() {
        return lifecycle.connections();
    }

    /** Stops all running servers of the app. */
    @Override
    public void close() {
        lifecycle.stop();
    }
}

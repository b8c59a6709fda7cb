package dev.carafe;

import dev.carafe.cli.CommandLine;
import dev.carafe.cli.Program;
import dev.carafe.config.Config;
import dev.carafe.files.AppFolder;
import dev.carafe.http.HttpStatus;
import dev.carafe.http.Outgoing;
import dev.carafe.http.RawRequest;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.json.JsonProvider;
import dev.carafe.routing.Converter;
import dev.carafe.routing.ConverterFactory;
import dev.carafe.routing.UrlMap;
import dev.carafe.server.Connector;
import dev.carafe.server.RequestProcessor;
import dev.carafe.server.Server;
import dev.carafe.session.SessionInterface;
import dev.carafe.websocket.Handshake;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An application: routes, hooks, error handlers and settings, and the way from a request to its answer.
 *
 * <pre>{@code
 * App.create("people")
 *     .get("/api", req -> Map.of("Hello", "World!"))
 *     .error(404, (req, e) -> Map.of("error", e.description()))
 *     .run();                                               // http://127.0.0.1:5000
 * }</pre>
 *
 * <p>Set up by one thread; from the first request on it is fixed, and handles requests on any number of threads. Several apps may live
 * in one program: they share nothing.
 */
public final class App extends Scaffold<App> implements AutoCloseable {
    private final String name;
    private final System.Logger logger;
    private AppFolder folder;
    private final Config config = new Config();
    private final Routes routes = new Routes();
    private final Registration registration = new Registration(null, "", List.of(hooks));
    private final List<Middleware> middleware = new ArrayList<>();
    private final List<Teardown> contextTeardown = new ArrayList<>();
    private final Map<Class<?>, Object> extensions = new HashMap<>();
    private final Conversions conversions = new Conversions();
    private final Map<String, Command> commands = new TreeMap<>();
    private final Lifecycle lifecycle;
    private boolean hasStaticFiles = true;
    private boolean staticFilesSettled;
    private InstantSource clock = InstantSource.system();
    private @Nullable JsonProvider json;
    private @Nullable SessionInterface sessions;
    private volatile @Nullable Pipeline pipeline;

    private App(String name, AppFolder folder) {
        this.name = name;
        this.folder = folder;
        this.logger = System.getLogger(name);
        this.lifecycle = new Lifecycle(config, logger, task -> new Context(this).run(task::run));
    }

    /** An app of a name, which its logger has too; its root folder is the one in which the program was started. */
    public static App create(String name) {
        return new App(name, AppFolder.ofWorkingDirectory());
    }

    /** An app named after the class that sets it up; its root folder is that of the class's jar or, without one, of its package. */
    public static App create(Class<?> main) {
        return new App(main.getName(), AppFolder.of(main));
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** The logger of the app, which has its name. */
    public System.Logger logger() {
        return logger;
    }

    /** The folder below which the files of the app are: {@code static}, {@code templates}, settings. */
    public Path root() {
        return folder.root();
    }

    /** Sets the root folder. */
    public App root(Path folder) {
        checkStaticFilesOpen("root");
        this.folder = this.folder.root(folder);
        return this;
    }

    /** The folders in which its blueprints have {@linkplain Blueprint#templates templates}, in order of registration. */
    public List<Path> blueprintTemplates() {
        return List.copyOf(routes.templateFolders());
    }

    /** The settings. */
    public Config config() {
        return config;
    }

    /** Returns the rules, to match paths and to list. That of the static files is there as soon as somebody looks. */
    public UrlMap urlMap() {
        settleStaticFiles();
        return routes.urls();
    }

    private void settleStaticFiles() {
        if (!staticFilesSettled) {
            staticFilesSettled = true;
            if (hasStaticFiles && !routes.contains("static")) {
                staticFiles("/static", folder.folders("static"));
            }
        }
    }

    private void checkStaticFilesOpen(String method) {
        checkOpen(method);
        if (staticFilesSettled) {
            throw new IllegalStateException(("%s(...) comes too late for the app '%s': it is settled already where its static files are. "
                    + "Call it before urlMap().").formatted(method, name));
        }
    }

    /**
     * Leaves out the rule {@code /static/<path:filename>}, which otherwise answers with the files in the folder {@code static} of the root
     * folder and of the class path.
     */
    public App withoutStaticFiles() {
        checkStaticFilesOpen("withoutStaticFiles");
        hasStaticFiles = false;
        return this;
    }

    /** Registers a converter for rules that are added after it: {@code app.converter("date", Converter.of(LocalDate.class, ...))}. */
    public App converter(String name, Converter<?> converter) {
        checkOpen("converter");
        routes.converters().add(name, converter);
        return this;
    }

    /** Registers a converter that takes arguments, as {@code <v:list(separator="+")>} does. */
    public App converterFactory(String name, ConverterFactory factory) {
        checkOpen("converterFactory");
        routes.converters().addFactory(name, factory);
        return this;
    }

    /** Puts middleware around the app and all middleware before it. */
    public App wrap(Middleware middleware) {
        checkOpen("wrap");
        this.middleware.add(middleware);
        return this;
    }

    /** Runs a hook when a context ends, after the teardown hooks of its request; Flask's {@code teardown_appcontext}. In reverse order. */
    public App teardownContext(Teardown hook) {
        checkOpen("teardownContext");
        contextTeardown.addFirst(hook);
        return this;
    }

    /**
     * Installs an extension, which sets up the app at once.
     *
     * @throws IllegalStateException if one of its class is installed already
     */
    public App install(Extension extension) {
        checkOpen("install");
        if (extensions.putIfAbsent(extension.getClass(), extension) != null) {
            throw new IllegalStateException("The extension %s is installed in app '%s' already. Install it once."
                    .formatted(extension.getClass().getSimpleName(), name));
        }
        extension.init(this);
        return this;
    }

    /**
     * The installed extension of a class.
     *
     * @throws IllegalStateException if there is none
     */
    public <T extends Extension> T extension(Class<T> type) {
        Object extension = extensions.get(type);
        if (extension == null) {
            throw new IllegalStateException("No %s is installed in app '%s'. Install one first: app.install(...)."
                    .formatted(type.getSimpleName(), name));
        }
        return type.cast(extension);
    }

    /**
     * Has values of a class, and of its subclasses, answered by what a function makes of them. Where such a value is the body of a
     * {@link Response}, only body and type are taken from that.
     */
    public <T> App convert(Class<T> type, Function<? super T, Response> toResponse) {
        checkOpen("convert");
        conversions.add(type, toResponse);
        return this;
    }

    /**
     * Answers every error as JSON, so that no client of an API meets an HTML page: {@code code}, {@code description}, {@code message}. A
     * handler that is registered after this has its way.
     */
    public App jsonErrors() {
        HttpStatus.errors().keySet().forEach(code -> error(code, (request, error) ->
                Map.of("code", code, "description", error.description(), "message", error.toString())));
        return this;
    }

    /** Adds a command to the program: {@code app.command("seed", args -> people.add("Ada"))} is run by {@code app.run("seed")}. */
    public App command(String name, Command command) {
        checkOpen("command");
        commands.put(name, command);
        return this;
    }

    /** Runs a task before a server of the app listens. */
    public App onStart(Runnable task) {
        checkOpen("onStart");
        lifecycle.onStart(task);
        return this;
    }

    /**
     * Runs a task when a server of the app is about to stop, while it still serves: readiness turns here, before clients are told to go.
     *
     * <pre>{@code
     * app.get("/ready", req -> ready.get() ? "ready" : abort(503)).onStopping(() -> ready.set(false));
     * }</pre>
     *
     * <p>The tasks run in order of registration; what one throws is logged.
     */
    public App onStopping(Runnable task) {
        checkOpen("onStopping");
        lifecycle.onStopping(task);
        return this;
    }

    /** Runs a task when a server of the app has stopped, in reverse order of registration. */
    public App onStop(Runnable task) {
        checkOpen("onStop");
        lifecycle.onStop(task);
        return this;
    }

    /** Writes and reads JSON by another provider; the {@code JSON} settings then mean what that makes of them. */
    public App json(JsonProvider json) {
        checkOpen("json");
        this.json = json;
        return this;
    }

    /** Tells the time by another clock than the system's: that of a test, say. */
    public App clock(InstantSource clock) {
        checkOpen("clock");
        this.clock = clock;
        return this;
    }

    /** The clock by which sessions and mail are dated, and by which handlers should tell the time: then a test can move it. */
    public InstantSource clock() {
        return clock;
    }

    /** Keeps sessions in another place than in signed cookies; the {@code SESSION} settings then mean what that makes of them. */
    public App sessions(SessionInterface sessions) {
        checkOpen("sessions");
        this.sessions = sessions;
        return this;
    }

    /** Where sessions are kept: what was given, or signed cookies. Starts the app. */
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
                    + "requests and not for others. Set up the app before its first request.").formatted(name, method));
        }
    }

    @Override
    void add(RouteSpec route) {
        routes.add(route, registration);
    }

    @Override
    void add(Blueprint blueprint, String prefix, String name) {
        routes.add(blueprint, prefix, name, registration);
    }

    /**
     * Handles a request: the whole way but for the network, with the tasks of {@link #onStart} before the first request unless a server
     * of the app runs. The response is the one that is sent; the teardown hooks have run when it is returned, and a streamed body has
     * been run to its end.
     *
     * <pre>{@code
     * assertThat(app.handle(Request.of("GET", "/api")).data()).asString().isEqualTo("{\"Hello\":\"World!\"}");
     * }</pre>
     */
    public Response handle(Request request) {
        lifecycle.ensureBegun();
        Response[] response = new Response[1];
        started().serve(request, outgoing -> response[0] = outgoing.buffered());
        return Objects.requireNonNull(response[0]);
    }

    /**
     * Handles a request and sends the response while the request is still current, so that a streamed body may use its globals. For
     * servers: {@code CarafeFeature.of(app::serve, app.config())}.
     */
    public void serve(RawRequest request, Consumer<Outgoing> send) {
        started().serve(request, send);
    }

    /**
     * Runs a task as the handler of a request that nobody sent would run: {@code request()}, {@code g()} and {@code urlFor} work, and the
     * rule that takes the path has matched. No before or after hook runs; when the task is over, the teardown hooks do.
     *
     * <pre>{@code
     * String link = app.inRequest(Request.of("GET", "/teams/"), () -> urlFor(".one", "id", 1));
     * }</pre>
     */
    public <T extends @Nullable Object> T inRequest(Request request, Callable<T> task) throws Exception {
        return started().inRequest(request, task);
    }

    /**
     * The URL of an endpoint: names and values of the rule's variables alternate, and further ones become the query.
     *
     * <pre>{@code
     * app.urlFor("person", "id", 7, "tab", "address");                    // "/person/7?tab=address"
     * app.urlFor("person", "id", 7, "_external", true, "_anchor", "x");   // "http://example.org/person/7#x"
     * }</pre>
     *
     * <p>{@code _external}, {@code _scheme}, {@code _anchor} and {@code _method} are options, as in Flask's {@code url_for}; an external
     * URL needs the setting {@code SERVER_NAME} here. A list repeats its name in the query; null is left out.
     *
     * @throws dev.carafe.routing.BuildException if there is no such endpoint, or the values do not fit; the message says which
     */
    public String urlFor(String endpoint, @Nullable Object... namesAndValues) {
        return new UrlBuilder(urlMap(), config, null).build(endpoint, namesAndValues);
    }

    Pipeline started() {
        Pipeline started = pipeline;
        return started != null ? started : compile();
    }

    private synchronized Pipeline compile() {
        if (pipeline == null) {
            settleStaticFiles();
            pipeline = Pipeline.of(this, routes, registration, middleware, contextTeardown, conversions, json, sessions);
        }
        return pipeline;
    }

    Handshake handshake() {
        return started().handshake();
    }

    /** Starts a server on a free port of 127.0.0.1 and returns at once. */
    public Server start() {
        return start(0);
    }

    /** Starts a server on a port of 127.0.0.1, 0 for any free one; otherwise as {@link #start(String, int)}. */
    public Server start(int port) {
        return start("127.0.0.1", port);
    }

    /**
     * Starts a server on an address of this machine and returns at once.
     *
     * @throws dev.carafe.server.ServerException if the port is in use or not permitted
     */
    public Server start(String host, int port) {
        started();
        return lifecycle.start(host, port, false, this::serve);
    }

    /** Starts a server on a free port of 127.0.0.1 whose requests go to what stands in front of the app, such as the observer of a test. */
    public Server start(UnaryOperator<RequestProcessor> front) {
        started();
        return lifecycle.start("127.0.0.1", 0, false, front.apply(this::serve));
    }

    /** Connects what stands in front of the app to a transport that is no server, such as that of a test; as a server, it runs the tasks. */
    public Connector connect(UnaryOperator<RequestProcessor> front) {
        started();
        return lifecycle.connect(front.apply(this::serve));
    }

    /**
     * Runs the app from the command line until it is told to stop: {@code run} (default), {@code routes}, {@code config}, {@code shell},
     * {@code help}, or a command of its own. It returns if all went well, and else ends the program with the exit code of
     * {@link #execute}. Call it from {@code main}: {@code --reload} calls {@code main} again, with the same arguments.
     */
    public void run(String... args) {
        int exitCode = execute(args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /**
     * Runs the app from the command line, as {@link #run(String...)} does, but leaves the program to the caller.
     *
     * @return the exit code: 0, 1 if the command failed, or 2 if the arguments are wrong
     */
    public int execute(String... args) {
        return commandLine(System.out, System.err).run(args);
    }

    /** Runs a server on an address of this machine, until the program is told to stop or the app is closed. */
    public void run(String host, int port) {
        commandLine(System.out, System.err).run(host, port);
    }

    CommandLine commandLine(PrintStream out, PrintStream err) {
        Map<String, Program.Command> own = new TreeMap<>();
        commands.forEach((command, task) -> own.put(command, arguments -> new Context(this).run(() -> task.run(arguments))));
        return new CommandLine(new Program(name, this, config, logger, () -> urlMap().rules(), own,
                (host, port) -> {
                    started();
                    return lifecycle.start(host, port, true, this::serve);
                },
                (host, port, reloader) -> lifecycle.start(host, port, reloader),
                () -> {
                    started();
                    return lifecycle.version(this::serve);
                }), out, err);
    }

    /** Stops the servers that are still running. */
    @Override
    public void close() {
        lifecycle.stop();
    }
}

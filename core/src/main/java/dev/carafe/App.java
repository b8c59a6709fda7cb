package dev.carafe;

import static dev.carafe.Carafe.abort;

import dev.carafe.config.Config;
import dev.carafe.http.RawRequest;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.json.JacksonJson;
import dev.carafe.json.JsonProvider;
import dev.carafe.json.JsonStyle;
import dev.carafe.routing.Converter;
import dev.carafe.routing.ConverterFactory;
import dev.carafe.routing.Converters;
import dev.carafe.routing.Rule;
import dev.carafe.routing.UrlMap;
import dev.carafe.server.HelidonServer;
import dev.carafe.server.ServerSettings;
import dev.carafe.session.SessionInterface;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
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
    private Home home;
    private final Config config = new Config();
    private final Converters converters = new Converters();
    private final UrlMap urls = new UrlMap(converters);
    private final Mount mount = new Mount(null, "", List.of(scope));
    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private final Set<String> blueprints = new HashSet<>();
    private final List<Middleware> middleware = new ArrayList<>();
    private final List<HelidonServer> servers = new ArrayList<>();
    private @Nullable JsonProvider json;
    private @Nullable SessionInterface sessions;
    private boolean staticsDecided;
    private volatile @Nullable Pipeline pipeline;

    private App(String name, Home home) {
        this.name = name;
        this.home = home;
        this.logger = System.getLogger(name);
    }

    /** An app of a name, which its logger has too; its root folder is the one in which the program was started. */
    public static App create(String name) {
        return new App(name, Home.ofWorkingDirectory());
    }

    /** An app named after the class that sets it up; its root folder is that of the class's jar or, without one, of its package. */
    public static App create(Class<?> main) {
        return new App(main.getName(), Home.of(main));
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
        return home.root();
    }

    /** Sets the root folder. */
    public App root(Path folder) {
        checkStatics("root");
        home = home.root(folder);
        return this;
    }

    /** The settings. */
    public Config config() {
        return config;
    }

    /** The rules, to match paths and to list; that of the static files is there as soon as somebody looks. */
    public UrlMap urlMap() {
        addStatics();
        return urls;
    }

    /**
     * Leaves out the rule {@code /static/<path:filename>}, which otherwise answers with the files in the folder {@code static} of the root
     * folder and of the class path.
     */
    public App noStatics() {
        checkStatics("noStatics");
        staticsDecided = true;
        return this;
    }

    private void checkStatics(String method) {
        checkOpen(method);
        if (staticsDecided) {
            throw new IllegalStateException(("%s(...) comes too late for the app '%s': it is settled already where its static files are. "
                    + "Call it before urlMap() and noStatics().").formatted(method, name));
        }
    }

    private void addStatics() {
        if (!staticsDecided) {
            staticsDecided = true;
            if (!endpoints.containsKey("static")) {
                StaticFiles.add(this, "/static", home.folders("static"));
            }
        }
    }

    /** Registers a converter for rules that are added after it: {@code app.converter("date", Converter.of(LocalDate.class, ...))}. */
    public App converter(String name, Converter<?> converter) {
        checkOpen("converter");
        converters.add(name, converter);
        return this;
    }

    /** Registers a converter that takes arguments, as {@code <v:list(separator="+")>} does. */
    public App converterFactory(String name, ConverterFactory factory) {
        checkOpen("converterFactory");
        converters.addFactory(name, factory);
        return this;
    }

    /** Puts middleware around the app and all middleware before it. */
    public App wrap(Middleware middleware) {
        checkOpen("wrap");
        this.middleware.add(middleware);
        return this;
    }

    /** Writes and reads JSON by another provider; the {@code JSON} settings then mean what that makes of them. */
    public App json(JsonProvider json) {
        checkOpen("json");
        this.json = json;
        return this;
    }

    /** Keeps sessions in another place than in signed cookies; the {@code SESSION} settings then mean what that makes of them. */
    public App sessions(SessionInterface sessions) {
        checkOpen("sessions");
        this.sessions = sessions;
        return this;
    }

    Sessions sessions() {
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
        add(route, mount);
    }

    @Override
    void add(Blueprint blueprint, String prefix, String name) {
        add(blueprint, prefix, name, mount);
    }

    void add(RouteSpec route, Mount mount) {
        Rule rule = urls.add(route.rule(mount));
        Endpoint other = endpoints.putIfAbsent(rule.endpoint(), new Endpoint(route.handler(), mount));
        if (other != null && !other.handler().equals(route.handler())) {
            throw new IllegalArgumentException(("The endpoint '%s' of the rule '%s' has another handler already. URLs are built "
                    + "by endpoint, so each stands for one handler: name another, or pass the same handler.").formatted(rule.endpoint(), rule.text()));
        }
    }

    void add(Blueprint blueprint, String prefix, String name, Mount outer) {
        Mount inner = outer.inner(name, prefix, blueprint.scope);
        if (!blueprints.add(Objects.requireNonNull(inner.name()))) {
            throw new IllegalArgumentException(("Blueprint '%s' is already registered. Names build endpoints and must be unique. "
                    + "Register it again as register(%s, \"%s\", \"another-name\").").formatted(inner.name(), blueprint.name(), prefix));
        }
        blueprint.registerAt(inner, this);
    }

    /**
     * The app as a function: the whole way of a request but for the network. The teardown hooks have run when it returns.
     *
     * <pre>{@code
     * assertThat(app.handle(Request.of("GET", "/api")).data()).asString().isEqualTo("{\"Hello\":\"World!\"}");
     * }</pre>
     */
    public Response handle(Request request) {
        Response[] answer = new Response[1];
        serve(request, response -> answer[0] = response);
        return Objects.requireNonNull(answer[0]);
    }

    /** Handles a request and sends its answer while the request is still current, so that a streamed body may use its globals. */
    public void serve(RawRequest raw, Consumer<Response> send) {
        serve(new Request(raw, started().json()), send);
    }

    private void serve(Request request, Consumer<Response> send) {
        Pipeline pipeline = started();
        Context outer = Context.current();
        try {
            send.accept(pipeline.handle(request));
        } finally {
            Context.unwind(outer);
            request.close();
        }
    }

    /**
     * The URL of an endpoint: names and values of the rule's variables alternate, and further ones become the query.
     *
     * <pre>{@code
     * app.urlFor("person", "id", 7, "tab", "address");                    // "/person/7?tab=address"
     * app.urlFor("person", "id", 7, "_external", true, "_anchor", "x");   // "http://example.org/person/7#x"
     * }</pre>
     *
     * <p>{@code _external}, {@code _scheme}, {@code _anchor} and {@code _method} are options, as in Flask's {@code url_for}; an external URL
     * needs the setting {@code SERVER_NAME} here. A list repeats its name in the query; null is left out.
     *
     * @throws dev.carafe.routing.BuildException if there is no such endpoint, or the values do not fit; the message says which
     */
    public String urlFor(String endpoint, @Nullable Object... namesAndValues) {
        return new UrlBuilder(this, null).build(endpoint, namesAndValues);
    }

    private Pipeline started() {
        Pipeline started = pipeline;
        return started != null ? started : compile();
    }

    private synchronized Pipeline compile() {
        if (pipeline == null) {
            addStatics();
            JsonProvider json = this.json != null ? this.json : new JacksonJson(new JsonStyle(config.getBoolean("JSON_AS_ASCII"),
                    config.getBoolean("JSON_SORT_KEYS"), config.getBoolean("JSONIFY_PRETTYPRINT_REGULAR")));
            ResponseMaker maker = new ResponseMaker(json, config);
            Failures failures = new Failures(maker, new AppLog(logger));
            Sessions sessions = this.sessions != null ? new Sessions(this.sessions) : Sessions.inCookies(config, logger);
            Map<String, View> views = new HashMap<>();
            endpoints.forEach((name, endpoint) -> views.put(name, new View(endpoint.handler(), endpoint.mount())));
            View unmatched = new View(request -> abort(404), mount);
            Dispatcher dispatcher = new Dispatcher(this, urls, views, unmatched, maker, failures, sessions);
            pipeline = new Pipeline(middleware, dispatcher, json, maker, failures, sessions);
        }
        return pipeline;
    }

    AppLog log() {
        return new AppLog(logger);
    }

    /** Starts a server on a free port of 127.0.0.1 and returns at once. */
    public HelidonServer start() {
        return start(0);
    }

    /**
     * Starts a server on a port of 127.0.0.1 and returns at once; 0 is any free port.
     *
     * @throws dev.carafe.server.ServerException if the port can't be had
     */
    public HelidonServer start(int port) {
        return start("127.0.0.1", port, false);
    }

    HelidonServer start(String host, int port, boolean accessLog) {
        started();
        HelidonServer server = HelidonServer.start(this::serve, ServerSettings.of(config, host, port, accessLog));
        synchronized (servers) {
            servers.add(server);
        }
        return server;
    }

    /**
     * Runs the app from the command line until it is told to stop: {@code run} (default), {@code routes}.
     *
     * @return the exit code: 0, or 2 if the arguments are wrong
     */
    public int run(String... args) {
        return new CommandLine(this).run(args);
    }

    /** Runs a server on an address of this machine until the program is told to stop. */
    public void run(String host, int port) {
        new RunCommand(this).run(host, port);
    }

    /** Stops the servers that are still running. */
    @Override
    public void close() {
        synchronized (servers) {
            servers.forEach(HelidonServer::close);
            servers.clear();
        }
    }

    private record Endpoint(Handler handler, Mount mount) { }
}

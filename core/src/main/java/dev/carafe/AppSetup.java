package dev.carafe;

import dev.carafe.config.Config;
import dev.carafe.files.AppFolder;
import dev.carafe.http.HttpStatus;
import dev.carafe.http.Response;
import dev.carafe.json.JsonProvider;
import dev.carafe.operation.Operation;
import dev.carafe.problem.Constraints;
import dev.carafe.routing.Converter;
import dev.carafe.routing.ConverterFactory;
import dev.carafe.routing.UrlMap;
import dev.carafe.server.HelidonFeatures;
import dev.carafe.session.SessionInterface;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an app is made of, set before its first request: its name, files and settings, middleware and extensions, and what it uses for JSON,
 * sessions and time. Only {@link App} extends it.
 */
public abstract sealed class AppSetup extends Scaffold<App> permits App {
    final Routes routes = new Routes();
    final Registration registration = new Registration(null, "", List.of(hooks));
    final List<Middleware> middleware = new ArrayList<>();
    final List<Teardown> contextTeardown = new ArrayList<>();
    final Conversions conversions = new Conversions();
    final List<Constraints> constraints = new ArrayList<>();
    final Map<String, Command> commands = new TreeMap<>();
    final Lifecycle lifecycle;
    @Nullable JsonProvider json;
    @Nullable SessionInterface sessions;
    private final String name;
    private final System.Logger logger;
    private final Config config = new Config();
    private final Map<Class<?>, Object> extensions = new HashMap<>();
    private AppFolder folder;
    private boolean hasStaticFiles = true;
    private boolean staticFilesSettled;
    private InstantSource clock = InstantSource.system();

    AppSetup(String name, AppFolder folder) {
        this.name = name;
        this.folder = folder;
        this.logger = System.getLogger(name);
        this.lifecycle = new Lifecycle(config, logger, task -> new Context(self()).run(task::run));
    }

    /** Returns the app's name. */
    public String name() {
        return name;
    }

    /** Returns the app's logger, which has the same name. */
    public System.Logger logger() {
        return logger;
    }

    /** Returns the root folder, which contains {@code static}, {@code templates} and settings files. */
    public Path root() {
        return folder.root();
    }

    AppFolder folder() {
        return folder;
    }

    /** Sets the root folder. */
    public App root(Path folder) {
        checkStaticFilesOpen("root");
        this.folder = this.folder.root(folder);
        return self();
    }

    /** Returns the {@linkplain Blueprint#templates template folders} of the app's blueprints, in order of registration. */
    public List<Path> blueprintTemplates() {
        return List.copyOf(routes.templateFolders());
    }

    /** Returns the settings. */
    public Config config() {
        return config;
    }

    /** Returns the URL map, for matching and listing rules. The first call settles where static files are served. */
    public UrlMap urlMap() {
        settleStaticFiles();
        return routes.urls();
    }

    /** Returns the routes as they describe themselves, those of blueprints included, in the order in which they were added. */
    public List<Operation> operations() {
        settleStaticFiles();
        return routes.operations();
    }

    void settleStaticFiles() {
        if (!staticFilesSettled) {
            staticFilesSettled = true;
            if (hasStaticFiles && !routes.contains("static")) {
                staticFiles("/static", "static");
            }
        }
    }

    private void checkStaticFilesOpen(String method) {
        checkOpen(method);
        if (staticFilesSettled) {
            throw new IllegalStateException(("%s(...) comes too late for the app '%s': urlMap() has settled where its static files are. "
                    + "Call it before urlMap().").formatted(method, name));
        }
    }

    /**
     * Removes the default rule {@code /static/<path:filename>}, which serves the folder {@code static} of the root folder and the class
     * path.
     */
    public App withoutStaticFiles() {
        checkStaticFilesOpen("withoutStaticFiles");
        hasStaticFiles = false;
        return self();
    }

    /** Registers a converter for rules added later: {@code app.converter("date", Converter.of(LocalDate.class, ...))}. */
    public App converter(String name, Converter<?> converter) {
        checkOpen("converter");
        routes.converters().add(name, converter);
        return self();
    }

    /** Registers a converter that takes arguments, such as {@code <v:list(separator="+")>}. */
    public App converterFactory(String name, ConverterFactory factory) {
        checkOpen("converterFactory");
        routes.converters().addFactory(name, factory);
        return self();
    }

    /** Wraps the app, including all middleware added so far, in middleware. */
    public App wrap(Middleware middleware) {
        checkOpen("wrap");
        this.middleware.add(middleware);
        return self();
    }

    /**
     * Registers a hook that runs when a context ends, after its request's teardown hooks (Flask's {@code teardown_appcontext}). Hooks run
     * in reverse order of registration.
     */
    public App teardownContext(Teardown hook) {
        checkOpen("teardownContext");
        contextTeardown.addFirst(hook);
        return self();
    }

    /**
     * Installs an extension and lets it set up the app at once.
     *
     * @throws IllegalStateException if an extension of the same class is already installed
     */
    public App install(Extension extension) {
        checkOpen("install");
        if (extensions.putIfAbsent(extension.getClass(), extension) != null) {
            throw new IllegalStateException("The extension %s is installed in app '%s' already. Install it once."
                    .formatted(extension.getClass().getSimpleName(), name));
        }
        extension.init(self());
        return self();
    }

    /**
     * Returns the installed extension of the given class.
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
     * Registers how values of this class and its subclasses become responses. If the value is the body of a {@link Response}, only the body
     * and content type of the converted response are used.
     */
    public <T> App convert(Class<T> type, Function<? super T, Response> toResponse) {
        checkOpen("convert");
        conversions.add(type, toResponse);
        return self();
    }

    /**
     * Makes every error response JSON with {@code code}, {@code description} and {@code message}. Error handlers registered later take
     * precedence.
     */
    public App jsonErrors() {
        HttpStatus.errors().keySet().forEach(code -> error(code, (request, error) ->
                Map.of("code", code, "description", error.description(), "message", error.toString())));
        return self();
    }

    /**
     * Makes every error response a problem of RFC 9457, in {@code application/problem+json}. Error handlers registered later take
     * precedence.
     */
    public App problemDetails() {
        HttpStatus.errors().keySet().forEach(code -> error(code, (request, error) -> error.problem()));
        return self();
    }

    /** Adds a command-line command: {@code app.command("seed", args -> people.add("Ada"))} is run by {@code app.run("seed")}. */
    public App command(String name, Command command) {
        checkOpen("command");
        commands.put(name, command);
        return self();
    }

    /** Registers a task that runs before a server of the app starts to listen. */
    public App onStart(Runnable task) {
        checkOpen("onStart");
        lifecycle.onStart(task);
        return self();
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
        return self();
    }

    /** Runs a task when a server of the app has stopped, in reverse order of registration. */
    public App onStop(Runnable task) {
        checkOpen("onStop");
        lifecycle.onStop(task);
        return self();
    }

    /** Sets the provider that reads and writes JSON. It decides what the {@code JSON} settings mean. */
    public App json(JsonProvider json) {
        checkOpen("json");
        this.json = json;
        return self();
    }

    /** Returns the provider that reads and writes JSON, or null if none was set. */
    public @Nullable JsonProvider json() {
        return json;
    }

    /** Checks by these what {@code req.json(type)} and {@code bind(type)} read, in addition to what the types themselves check. */
    public App constraints(Constraints constraints) {
        checkOpen("constraints");
        this.constraints.add(constraints);
        return self();
    }

    /** Replaces the system clock, in tests for example. */
    public App clock(InstantSource clock) {
        checkOpen("clock");
        this.clock = clock;
        return self();
    }

    /** Returns the clock that dates sessions and mail. Handlers should use it too, so that tests can control the time. */
    public InstantSource clock() {
        return clock;
    }

    /** Stores sessions elsewhere than in signed cookies. The implementation decides what the {@code SESSION} settings mean. */
    public App sessions(SessionInterface sessions) {
        checkOpen("sessions");
        this.sessions = sessions;
        return self();
    }

    @Override
    void add(RouteSpec route) {
        routes.add(route, registration);
    }

    @Override
    void add(Blueprint blueprint, String prefix, String name) {
        blueprint.register(routes, prefix, name, registration);
    }

    /**
     * Puts features and routes of Helidon around the app, on the app's own server: its observability, security and the like, beside the
     * app's WebSockets, limits and drain.
     *
     * <pre>{@code
     * app.helidon(helidon -> helidon.add(ObserveFeature.builder().addObserver(HealthObserver.create()).build()));
     * }</pre>
     */
    public App helidon(Consumer<HelidonFeatures> setup) {
        checkOpen("helidon");
        setup.accept(lifecycle.helidon());
        return self();
    }
}

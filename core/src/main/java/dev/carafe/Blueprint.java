package dev.carafe;

import dev.carafe.http.HttpException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A part of an app that is written on its own: routes, hooks and error handlers, registered in as many apps and as often as one likes.
 *
 * <pre>{@code
 * static final Blueprint TEAMS = Blueprint.create("teams")
 *     .get("/", "all", req -> teams.all())
 *     .get("/<id:int>", "one", req -> teams.get(req.pathInt("id")));
 *
 * app.register(TEAMS, "/teams");                      // urlFor("teams.one", "id", 1) is "/teams/1"
 * }</pre>
 *
 * <p>Its hooks and error handlers hold for its own routes only, but for those that are for the app ({@link #beforeApp}); a path that no
 * rule takes belongs to the app. Set up by one thread; fixed from its first registration on.
 */
public final class Blueprint extends Scaffold<Blueprint> {
    private final String name;
    private final List<Consumer<Registry>> contents = new ArrayList<>();
    private final List<Blueprint> inner = new ArrayList<>();
    private final List<Path> templates = new ArrayList<>();
    private final Hooks appHooks = new Hooks();
    private String prefix = "";
    private boolean registered;

    private Blueprint(String name) {
        this.name = name;
    }

    /**
     * A blueprint of a name, by which its endpoints are qualified.
     *
     * @throws IllegalArgumentException if the name is empty or has a dot, which separates names
     */
    public static Blueprint create(String name) {
        return new Blueprint(checkedName(name));
    }

    static String checkedName(String name) {
        if (name.isEmpty() || name.contains(".")) {
            throw new IllegalArgumentException(("'%s' is no name for a blueprint: a dot separates the blueprint from the endpoint, "
                    + "as in urlFor(\"teams.one\"). Choose a name without one.").formatted(name));
        }
        return name;
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** The path that its rules are below, unless it is registered with another; below the root, if neither is said. */
    public Blueprint prefix(String prefix) {
        checkOpen("prefix");
        this.prefix = prefix;
        return this;
    }

    String prefix() {
        return prefix;
    }

    /**
     * Has templates looked for in a folder too, after those of the app, so that an app may have a page of its own in the place of one of
     * the blueprint; Flask's rule. All handlers of the app find them. What lies on the class path below {@code templates/} needs no folder.
     */
    public Blueprint templates(Path folder) {
        checkOpen("templates");
        templates.add(folder);
        return this;
    }

    List<Path> templates() {
        return templates;
    }

    /**
     * Runs a hook before each request of the app, of whatever route or of none: Flask's {@code before_app_request}. As the other hooks
     * and handlers for the app it holds once, however often the blueprint is registered, among the app's own in order of registration.
     */
    public Blueprint beforeApp(Before hook) {
        checkOpen("beforeApp");
        appHooks.before.add(hook);
        return this;
    }

    /** Runs a hook on each answer of the app; Flask's {@code after_app_request}. */
    public Blueprint afterApp(After hook) {
        checkOpen("afterApp");
        appHooks.after.add(hook);
        return this;
    }

    /** Runs a hook when each answer of the app has been sent; Flask's {@code teardown_app_request}. */
    public Blueprint teardownApp(Teardown hook) {
        checkOpen("teardownApp");
        appHooks.teardown.add(hook);
        return this;
    }

    /**
     * Answers the errors of a status code in all of the app; Flask's {@code app_errorhandler}.
     *
     * @throws IllegalArgumentException if no error has the status
     */
    public Blueprint appError(int status, ErrorHandler<? super HttpException> handler) {
        checkOpen("appError");
        appHooks.errors.add(status, handler);
        return this;
    }

    /** Answers the exceptions of a class in all of the app; of several handlers, that of the nearest class. */
    public <E extends Throwable> Blueprint appError(Class<E> type, ErrorHandler<? super E> handler) {
        checkOpen("appError");
        appHooks.errors.add(type, handler);
        return this;
    }

    Hooks appHooks() {
        return appHooks;
    }

    /** Hands its routes and inner blueprints to an app, in the order in which they were added. */
    void registerAt(Registration registration, Routes routes) {
        registered = true;
        contents.forEach(content -> content.accept(new Registry(routes, registration)));
    }

    @Override
    void add(RouteSpec route) {
        contents.add(registry -> registry.routes.add(route, registry.registration));
    }

    @Override
    void add(Blueprint blueprint, String prefix, String name) {
        if (blueprint.holds(this)) {
            throw new IllegalArgumentException(("Blueprint '%s' can't be registered in '%s', which is %s: it would hold itself without end. "
                    + "Register another blueprint, or this one in an app.").formatted(blueprint.name, name(),
                    blueprint.equals(this) ? "itself" : "a part of it"));
        }
        inner.add(blueprint);
        contents.add(registry -> registry.routes.add(blueprint, prefix, name, registry.registration));
    }

    private boolean holds(Blueprint other) {
        return equals(other) || inner.stream().anyMatch(each -> each.holds(other));
    }

    @Override
    Blueprint self() {
        return this;
    }

    @Override
    void checkOpen(String method) {
        if (registered) {
            throw new IllegalStateException(("Blueprint '%s' has been registered, so %s(...) comes too late: the app that has it would not "
                    + "know. Set up a blueprint before it is registered.").formatted(name, method));
        }
    }

    private record Registry(Routes routes, Registration registration) { }
}

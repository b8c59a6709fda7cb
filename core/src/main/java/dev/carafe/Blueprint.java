package dev.carafe;

import dev.carafe.http.HttpException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A group of routes, hooks and error handlers that can be registered in any number of apps, and more than once.
 *
 * <pre>{@code
 * static final Blueprint TEAMS = Blueprint.create("teams")
 *     .get("/", "all", req -> teams.all())
 *     .get("/<id:int>", "one", req -> teams.get(req.pathInt("id")));
 *
 * app.register(TEAMS, "/teams");                      // urlFor("teams.one", "id", 1) is "/teams/1"
 * }</pre>
 *
 * <p>Its hooks and error handlers apply to its own routes only, except those registered for the whole app ({@link #beforeApp}). A path that
 * matches no rule belongs to the app. One thread sets up a blueprint; after its first registration it can't be changed.
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
     * Creates a blueprint. Its name prefixes the names of its endpoints.
     *
     * @throws IllegalArgumentException if the name is empty or contains a dot, which separates names
     */
    public static Blueprint create(String name) {
        return new Blueprint(checkedName(name));
    }

    static String checkedName(String name) {
        if (name.isEmpty() || name.contains(".")) {
            throw new IllegalArgumentException(("'%s' can't be the name of a blueprint: a dot separates the blueprint from the endpoint, "
                    + "as in urlFor(\"teams.one\"). Choose a name without one.").formatted(name));
        }
        return name;
    }

    /** Returns the blueprint's name. */
    public String name() {
        return name;
    }

    /**
     * Sets the default URL prefix of its rules; a prefix given at registration replaces it. Without either, rules are relative to the root.
     */
    public Blueprint prefix(String prefix) {
        checkOpen("prefix");
        this.prefix = prefix;
        return this;
    }

    String prefix() {
        return prefix;
    }

    /**
     * Adds a template folder. It is searched after the app's, so an app can override a blueprint's template (as in Flask). Every handler of
     * the app can use these templates. Templates on the class path, below {@code templates/}, need no folder.
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
     * Registers a hook that runs before each request of the app, whether a route matches or not (Flask's {@code before_app_request}). Like
     * all app-wide hooks and handlers of a blueprint, it runs once, however often the blueprint is registered, and in order of registration
     * with the app's own.
     */
    public Blueprint beforeApp(Before hook) {
        checkOpen("beforeApp");
        appHooks.before.add(hook);
        return this;
    }

    /** Registers a hook that runs after each request of the app (Flask's {@code after_app_request}). */
    public Blueprint afterApp(After hook) {
        checkOpen("afterApp");
        appHooks.after.add(hook);
        return this;
    }

    /** Registers a hook that runs when each request of the app has ended (Flask's {@code teardown_app_request}). */
    public Blueprint teardownApp(Teardown hook) {
        checkOpen("teardownApp");
        appHooks.teardown.add(hook);
        return this;
    }

    /**
     * Registers a handler for an error status anywhere in the app (Flask's {@code app_errorhandler}).
     *
     * @throws IllegalArgumentException if the status is not an error
     */
    public Blueprint appError(int status, ErrorHandler<? super HttpException> handler) {
        checkOpen("appError");
        appHooks.errors.add(status, handler);
        return this;
    }

    /** Registers a handler for a class of exceptions anywhere in the app. The handler of the nearest class wins. */
    public <E extends Throwable> Blueprint appError(Class<E> type, ErrorHandler<? super E> handler) {
        checkOpen("appError");
        appHooks.errors.add(type, handler);
        return this;
    }

    /** Adds its routes and inner blueprints to an app, in the order in which they were added. */
    void register(Routes routes, String prefix, String name, Registration outer) {
        Registration place = outer.inner(name, prefix, hooks);
        if (routes.register(this, this.name, prefix, templates(), place)) {
            outer.app().addAll(appHooks);
        }
        registered = true;
        contents.forEach(content -> content.accept(new Registry(routes, place)));
    }

    @Override
    void add(RouteSpec route) {
        contents.add(registry -> registry.routes.add(route, registry.registration));
    }

    @Override
    void add(Blueprint blueprint, String prefix, String name) {
        if (blueprint.holds(this)) {
            throw new IllegalArgumentException(("Blueprint '%s' can't be registered in '%s', which is %s: it would contain itself. "
                    + "Register another blueprint, or this one in an app.").formatted(blueprint.name, name(),
                    blueprint.equals(this) ? "itself" : "a part of it"));
        }
        inner.add(blueprint);
        contents.add(registry -> blueprint.register(registry.routes, prefix, name, registry.registration));
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
                    + "notice. Set up a blueprint before you register it.").formatted(name, method));
        }
    }

    private record Registry(Routes routes, Registration registration) { }
}

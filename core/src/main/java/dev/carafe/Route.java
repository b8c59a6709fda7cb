package dev.carafe;

import dev.carafe.routing.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A route under construction; {@link #to} completes it.
 *
 * @param <S> the app or blueprint it belongs to
 */
public final class Route<S extends Scaffold<S>> {
    private final S scaffold;
    private final String text;
    private final List<Consumer<Rule.Builder>> options = new ArrayList<>();
    private final Map<String, Object> defaults = new LinkedHashMap<>();
    private List<String> methods = List.of("GET");
    private @Nullable String endpoint;

    Route(S scaffold, String text) {
        this.scaffold = scaffold;
        this.text = text;
    }

    /** Sets the methods, in any case; the default is GET. GET includes HEAD, and OPTIONS is always included. */
    public Route<S> methods(String... methods) {
        this.methods = List.of(methods);
        return this;
    }

    /** Sets the endpoint, the name that URLs are built by. The default is the methods and the rule: {@code "GET /api"}. */
    public Route<S> endpoint(String name) {
        endpoint = name;
        return this;
    }

    /** Sets a default that the handler gets like a variable of the rule. URLs with this value are built without it. */
    public Route<S> defaultValue(String name, Object value) {
        defaults.put(name, value);
        return this;
    }

    /** Sets whether {@code /x} redirects to a rule {@code /x/}, and {@code /x/} does not match a rule {@code /x}; the default is true. */
    public Route<S> strictSlashes(boolean strict) {
        options.add(rule -> rule.strictSlashes(strict));
        return this;
    }

    /** Sets whether a path with repeated slashes redirects to the one without; the default is true. */
    public Route<S> mergeSlashes(boolean merge) {
        options.add(rule -> rule.mergeSlashes(merge));
        return this;
    }

    /** Sets whether OPTIONS is answered automatically, by a 200 with {@code Allow}; the default is true. */
    public Route<S> automaticOptions(boolean automatic) {
        options.add(rule -> rule.automaticOptions(automatic));
        return this;
    }

    /**
     * Sets the handler and adds the route.
     *
     * @throws IllegalArgumentException if the rule is malformed or already exists, or the endpoint has another handler
     */
    public S to(Handler handler) {
        String name = endpoint != null ? endpoint : String.join(",", methods).toUpperCase(Locale.ROOT) + " " + text;
        options.add(rule -> rule.methods(methods).defaults(defaults));
        scaffold.add(new RouteSpec(text, name, options, handler));
        return scaffold;
    }
}

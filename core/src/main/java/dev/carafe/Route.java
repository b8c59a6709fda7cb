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
 * A route that is being described; {@link #to} ends it.
 *
 * @param <S> the app or blueprint it is for
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

    /** The methods, in any case; GET, unless said. HEAD comes with GET, OPTIONS with all. */
    public Route<S> methods(String... methods) {
        this.methods = List.of(methods);
        return this;
    }

    /** The name that URLs are built by. Without one, it is the methods and the rule: {@code "GET /api"}. */
    public Route<S> endpoint(String name) {
        endpoint = name;
        return this;
    }

    /** A value that the handler gets as if it were a variable of the rule, and that URLs with this value are built without. */
    public Route<S> defaultValue(String name, Object value) {
        defaults.put(name, value);
        return this;
    }

    /** Whether {@code /x} is redirected to a rule {@code /x/}, and {@code /x/} is not found by a rule {@code /x}; yes, unless said. */
    public Route<S> strictSlashes(boolean strict) {
        options.add(rule -> rule.strictSlashes(strict));
        return this;
    }

    /** Whether a path with repeated slashes is redirected to the one without; yes, unless said. */
    public Route<S> mergeSlashes(boolean merge) {
        options.add(rule -> rule.mergeSlashes(merge));
        return this;
    }

    /** Whether OPTIONS is answered by itself: 200 with {@code Allow}; yes, unless said. */
    public Route<S> automaticOptions(boolean automatic) {
        options.add(rule -> rule.automaticOptions(automatic));
        return this;
    }

    /**
     * Sets the handler and adds the route.
     *
     * @throws IllegalArgumentException if the rule is not well-formed or is there already, or if the endpoint has another handler
     */
    public S to(Handler handler) {
        String name = endpoint != null ? endpoint : String.join(",", methods).toUpperCase(Locale.ROOT) + " " + text;
        options.add(rule -> rule.methods(methods).defaults(defaults));
        scaffold.add(new RouteSpec(text, name, options, handler));
        return scaffold;
    }
}

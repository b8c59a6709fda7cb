package dev.carafe.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the rules of an application, finds the one for a path, and builds URLs from them.
 *
 * <pre>{@code
 * UrlMap urls = new UrlMap(new Converters());
 * urls.add(Rule.builder("/person/<id:int>").endpoint("person").methods(List.of("GET")));
 * urls.match("GET", "/person/7");    // Found[rule=<Rule '/person/<id:int>' (GET, HEAD, OPTIONS) -> person>, values={id=7}]
 * urls.match("POST", "/person/7");   // WrongMethod[allowed=[GET, HEAD, OPTIONS]]
 * }</pre>
 *
 * <p>Add all rules at setup, on one thread. The first match compiles them; from then on the map is immutable and thread-safe.
 * The order in which rules are added matters only between rules that differ in nothing else; {@link #rules()} shows it.
 */
public final class UrlMap {
    private final Converters converters;
    private final boolean strictSlashes;
    private final boolean mergeSlashes;
    private final Branch root = new Branch();
    private final Methods methods = new Methods();
    private final Endpoints endpoints = new Endpoints();
    private final List<Rule> buildOnly = new ArrayList<>();
    private volatile @Nullable Table table;

    /** Creates a map with strict and merged slashes, like Flask. */
    public UrlMap(Converters converters) {
        this(converters, true, true);
    }

    /** Creates a map with settings for rules that have none of their own. */
    public UrlMap(Converters converters, boolean strictSlashes, boolean mergeSlashes) {
        this.converters = converters;
        this.strictSlashes = strictSlashes;
        this.mergeSlashes = mergeSlashes;
    }

    /**
     * Adds a rule, or refuses one that can't work.
     *
     * @throws IllegalArgumentException if the rule has a mistake, or if it or another rule could never be reached
     * @throws IllegalStateException if the map is compiled
     */
    public synchronized Rule add(Rule.Builder builder) {
        Rule rule = checked(builder);
        if (rule.buildOnly()) {
            buildOnly.add(rule);
        } else {
            root.add(rule);
        }
        methods.add(rule);
        endpoints.add(rule);
        return rule;
    }

    /** Checks a rule as {@link #add} does, without adding it. */
    public synchronized void check(Rule.Builder builder) {
        checked(builder);
    }

    private Rule checked(Rule.Builder builder) {
        Rule rule = builder.build(converters, strictSlashes, mergeSlashes);
        if (table != null) {
            throw new IllegalStateException("Rule '" + rule.text() + "' comes too late: the map is compiled, "
                    + "requests may be under way. Add all rules before the first request.");
        }
        methods.check(rule);
        if (!rule.buildOnly()) {
            root.check(rule);
        }
        return rule;
    }

    /** Compiles the rules, as the first match would. Rules can't be added afterwards. */
    public void compile() {
        table();
    }

    private Table table() {
        Table compiled = table;
        return compiled != null ? compiled : compileOnce();
    }

    private synchronized Table compileOnce() {
        Table compiled = table;
        if (compiled == null) {
            compiled = new Table(root.freeze(methods), methods);
            table = compiled;
        }
        return compiled;
    }

    /**
     * Finds the rule for a request. No path makes it throw; only a custom converter can.
     *
     * @param method the method as sent; methods are case-sensitive (RFC 9110, section 9.1)
     * @param rawPath the path as sent: percent-encoded, without the query
     */
    public Match match(String method, String rawPath) {
        return table().match(method, rawPath);
    }

    /**
     * Returns whether this map is responsible for a request: a rule takes it, or takes its path with another method, with the other
     * protocol or after a redirect. If not, the request may be passed on. A path without variables costs one look-up.
     */
    public boolean matches(String method, String rawPath) {
        return !(match(method, rawPath) instanceof Match.Missing);
    }

    /** Finds the rule for a websocket handshake, which rules for requests do not take. */
    public Match matchWebSocket(String rawPath) {
        return table().matchWebSocket(rawPath);
    }

    /**
     * Returns the methods of all rules that take the path, in alphabetical order, as the response to OPTIONS lists them; empty if no
     * rule takes it. A rule for any method counts as taking every method that the map has a rule for.
     */
    public Set<String> allowedMethods(String rawPath) {
        return table().allowed(rawPath);
    }

    /**
     * Builds the URL of an endpoint: its path, and a query of the values that are not variables of the rule, in order.
     *
     * <pre>{@code
     * urls.build("person", Map.of("id", 7, "tab", "address"), BuildOptions.NONE);   // "/person/7?tab=address"
     * }</pre>
     *
     * <p>A collection or an array repeats its name in the query. Null and an empty {@code Optional} count as absent; any other
     * {@code Optional} counts as its value. If several rules share the endpoint, the one with the most variables that all have values wins.
     * A value that the rule would not match, or would read differently, is refused.
     *
     * @throws BuildException if the endpoint is unknown, none of its rules suits the values and the method, or a converter throws
     */
    public String build(String endpoint, Map<String, ? extends @Nullable Object> values, BuildOptions options) {
        return endpoints.build(endpoint, values, options);
    }

    /** Returns whether an endpoint has a rule for websocket handshakes, whose URL needs a scheme. */
    public boolean isWebSocket(String endpoint) {
        return endpoints.isWebSocket(endpoint);
    }

    /** Returns the rules in the order in which they are tried, those that only build last. */
    public synchronized List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        root.forEach(rules::add);
        rules.addAll(buildOnly);
        return List.copyOf(rules);
    }

    /** Returns {@code UrlMap([<Rule '/api' (GET, HEAD, OPTIONS) -> api>, ...])}, in the order of {@link #rules()}. */
    @Override
    public String toString() {
        return "UrlMap(" + rules() + ")";
    }
}

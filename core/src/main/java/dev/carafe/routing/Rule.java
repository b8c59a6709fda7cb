package dev.carafe.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A path with its variables, and the endpoint it leads to.
 *
 * <pre>{@code
 * Rule rule = urls.add(Rule.builder("/person/<id:int>").endpoint("person").methods(List.of("GET")));
 * rule.methods();      // [GET, HEAD, OPTIONS]
 * rule.variables();    // [<id:int>]
 * }</pre>
 *
 * <p>Immutable. Two rules are equal only if they are the same object.
 */
public final class Rule {
    private final String text;
    private final String endpoint;
    private final Set<String> methods;
    private final Set<String> listedMethods;
    private final Map<String, Object> defaults;
    private final boolean strictSlashes;
    private final boolean mergeSlashes;
    private final boolean automaticOptions;
    private final boolean websocket;
    private final boolean buildOnly;
    private final List<Piece> pieces;
    private final List<Segment> segments;
    private final List<Piece.Placeholder> placeholders;
    private final List<Variable> variables;

    private Rule(Builder builder, Converters converters, boolean strict, boolean merge) {
        text = builder.text;
        if (builder.endpoint == null) {
            throw new IllegalArgumentException("Rule '" + text + "' has no endpoint. Name one with endpoint(\"...\").");
        }
        endpoint = builder.endpoint;
        websocket = builder.websocket;
        if (websocket && !builder.methods.isEmpty()) {
            throw new IllegalArgumentException("Rule '" + text + "' is a websocket's and takes no methods. Remove methods(...).");
        }
        buildOnly = builder.buildOnly;
        strictSlashes = builder.strictSlashes == null ? strict : builder.strictSlashes;
        mergeSlashes = builder.mergeSlashes == null ? merge : builder.mergeSlashes;
        automaticOptions = builder.automaticOptions && !builder.methods.isEmpty() && !builder.methods.contains("OPTIONS");
        listedMethods = new TreeSet<>(builder.methods);
        if (listedMethods.contains("GET")) {
            listedMethods.remove("HEAD");
        }
        methods = Collections.unmodifiableSet(allMethods(builder.methods, automaticOptions));
        pieces = RuleParser.parse(text, converters, mergeSlashes);
        segments = Segment.of(pieces);
        placeholders = pieces.stream().filter(Piece.Placeholder.class::isInstance).map(Piece.Placeholder.class::cast).toList();
        variables = placeholders.stream().map(Piece.Placeholder::variable).toList();
        defaults = Collections.unmodifiableMap(new LinkedHashMap<>(builder.defaults));
        refuseDefaultsOfVariables();
    }

    private void refuseDefaultsOfVariables() {
        for (Variable variable : variables) {
            String name = variable.name();
            if (defaults.containsKey(name)) {
                throw new IllegalArgumentException("Rule '" + text + "' has a default for its own variable '" + name
                        + "', which always has a value. Put the default on the rule that lacks the variable.");
            }
        }
    }

    private static Set<String> allMethods(Set<String> given, boolean automaticOptions) {
        Set<String> all = new TreeSet<>(given);
        if (given.contains("GET")) {
            all.add("HEAD");
        }
        if (automaticOptions) {
            all.add("OPTIONS");
        }
        return all;
    }

    /** Starts a rule; it is checked when it is {@linkplain UrlMap#add added}. */
    public static Builder builder(String text) {
        return new Builder(text);
    }

    /** Returns the text of the rule, as written. */
    public String text() {
        return text;
    }

    /** Returns the name for building URLs. */
    public String endpoint() {
        return endpoint;
    }

    /** Returns the methods in alphabetical order, including HEAD and the automatic OPTIONS; empty for any method. */
    public Set<String> methods() {
        return methods;
    }

    /** Returns the variables, in order. */
    public List<Variable> variables() {
        return variables;
    }

    /** Returns the values that a match has in addition to its variables. */
    public Map<String, Object> defaults() {
        return defaults;
    }

    /** Returns whether a rule that ends in a slash redirects a path without it, and one that does not refuses a path with it. */
    public boolean strictSlashes() {
        return strictSlashes;
    }

    /** Returns whether a path with repeated slashes is redirected here. */
    public boolean mergeSlashes() {
        return mergeSlashes;
    }

    /** Returns whether OPTIONS is handled automatically, since the rule does not list it. */
    public boolean automaticOptions() {
        return automaticOptions;
    }

    /** Returns whether the rule takes only websocket handshakes. */
    public boolean websocket() {
        return websocket;
    }

    /** Returns whether the rule only builds URLs and never matches. */
    public boolean buildOnly() {
        return buildOnly;
    }

    /** Returns the methods without those that were added automatically. */
    Set<String> listedMethods() {
        return listedMethods;
    }

    List<Piece> pieces() {
        return pieces;
    }

    List<Segment> segments() {
        return segments;
    }

    /** Returns the texts of the variables in a decoded path, or null if the path does not match this rule. */
    @Nullable List<String> read(String path) {
        int[] spans = new int[2 * variables.size()];
        int values = 0;
        int from = 1;
        for (Segment segment : segments) {
            int slash = path.indexOf('/', from);
            int end = slash < 0 ? path.length() : slash;
            from = from > path.length() ? Segment.NO : segment.match(path, from, end, spans, values);
            if (from == Segment.NO) {
                return null;
            }
            values += segment.variables();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < values; i++) {
            texts.add(PathText.value(path, spans[2 * i], spans[2 * i + 1]));
        }
        return from > path.length() ? texts : null;
    }

    List<Piece.Placeholder> placeholders() {
        return placeholders;
    }

    /** Returns {@code <Rule '/api' (GET, HEAD, OPTIONS) -> api>}. */
    @Override
    public String toString() {
        String taken = methods.isEmpty() ? "" : " (" + String.join(", ", methods) + ")";
        return "<Rule '" + text + "'" + taken + " -> " + endpoint + ">";
    }

    /** Collects the parts of a rule. Not thread-safe. */
    public static final class Builder {
        private final String text;
        private final Set<String> methods = new TreeSet<>();
        private final Map<String, Object> defaults = new LinkedHashMap<>();
        private @Nullable String endpoint;
        private @Nullable Boolean strictSlashes;
        private @Nullable Boolean mergeSlashes;
        private boolean automaticOptions = true;
        private boolean websocket;
        private boolean buildOnly;

        private Builder(String text) {
            this.text = text;
        }

        /** Sets the name for building URLs. Several rules may share one. */
        public Builder endpoint(String name) {
            endpoint = name;
            return this;
        }

        /** Sets the methods, in any case; GET includes HEAD. A rule without methods takes any. */
        public Builder methods(Collection<String> names) {
            methods.clear();
            for (String name : names) {
                methods.add(name.toUpperCase(Locale.ROOT));
            }
            return this;
        }

        /**
         * Sets values that a match has in addition to its variables, such as page 1 for {@code /list/} next to {@code /list/<page:int>}.
         */
        public Builder defaults(Map<String, ?> values) {
            defaults.clear();
            values.forEach((name, value) -> defaults.put(name, Objects.requireNonNull(value, () -> "Rule '" + text
                    + "' has the default null for '" + name + "'. Leave it out: a value that is absent reads as null.")));
            return this;
        }

        /** Overrides the {@linkplain Rule#strictSlashes() setting} of the map. */
        public Builder strictSlashes(boolean strict) {
            strictSlashes = strict;
            return this;
        }

        /** Overrides the {@linkplain Rule#mergeSlashes() setting} of the map. */
        public Builder mergeSlashes(boolean merge) {
            mergeSlashes = merge;
            return this;
        }

        /** Sets whether a rule that lists methods, but not OPTIONS, takes OPTIONS too; true by default. */
        public Builder automaticOptions(boolean automatic) {
            automaticOptions = automatic;
            return this;
        }

        /** Sets whether the rule takes only websocket handshakes. */
        public Builder websocket(boolean handshakes) {
            websocket = handshakes;
            return this;
        }

        /** Sets whether the rule only builds URLs and never matches. */
        public Builder buildOnly(boolean only) {
            buildOnly = only;
            return this;
        }

        /** Checks and builds the rule. The two flags apply if it has no settings of its own. */
        Rule build(Converters converters, boolean strict, boolean merge) {
            return new Rule(this, converters, strict, merge);
        }
    }
}

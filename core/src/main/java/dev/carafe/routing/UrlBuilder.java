package dev.carafe.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Builds the URL of one rule, or says why it can't. */
final class UrlBuilder {
    private final Rule rule;
    private final Map<String, Object> values;
    private final BuildOptions options;
    private final StringBuilder path = new StringBuilder();

    /** Why a rule is unsuitable, in a sentence, with a converter's exception if that is the reason. */
    record Refusal(String why, @Nullable RuntimeException cause) {}

    UrlBuilder(Rule rule, Map<String, Object> values, BuildOptions options) {
        this.rule = rule;
        this.values = values;
        this.options = options;
    }

    /** Returns why the rule is unsuitable, or null if it is suitable. */
    @Nullable Refusal refusal(@Nullable String method) {
        if (method != null && !rule.methods().isEmpty() && !rule.methods().contains(method)) {
            return refusal("does not take the method " + method + ", only " + String.join(", ", rule.methods()) + ".", null);
        }
        List<String> missing = rule.variables().stream().map(Variable::name).filter(name -> !values.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            return refusal("lacks a value for " + String.join(", ", missing) + "." + misspelt(missing), null);
        }
        for (Map.Entry<String, Object> fallback : rule.defaults().entrySet()) {
            Object value = values.get(fallback.getKey());
            if (value != null && !UrlValues.text(value).equals(UrlValues.text(fallback.getValue()))) {
                return refusal("is for " + fallback + " only, not for " + UrlValues.text(value) + ".", null);
            }
        }
        return misfit();
    }

    private Refusal refusal(String why, @Nullable RuntimeException cause) {
        return new Refusal("Rule '" + rule.text() + "' " + why, cause);
    }

    /** Returns a hint if a value without a variable has a name close to a missing one. */
    private String misspelt(List<String> missing) {
        Set<String> unused = new TreeSet<>(values.keySet());
        rule.variables().forEach(variable -> unused.remove(variable.name()));
        for (String name : missing) {
            String given = Nearest.of(name, unused);
            if (given != null) {
                return " Did you mean '" + name + "' by '" + given + "'?";
            }
        }
        return "";
    }

    /** Writes the path. Refuses one that this rule would not match, or would read as other values. */
    private @Nullable Refusal misfit() {
        List<String> texts = new ArrayList<>();
        for (Piece piece : rule.pieces()) {
            switch (piece) {
                case Piece.Literal literal -> path.append(literal.text());
                case Piece.Placeholder placeholder -> {
                    Object value = Objects.requireNonNull(values.get(placeholder.variable().name()));
                    String misfit = "has " + placeholder.variable() + ", which '" + UrlValues.text(value) + "' does not fit";
                    String text;
                    try {
                        text = placeholder.print(value);
                    } catch (RuntimeException e) { // a custom converter may throw anything
                        return refusal(misfit + ": its converter throws " + e + ".", e);
                    }
                    if (text == null) {
                        return refusal(misfit + ".", null);
                    }
                    texts.add(text);
                    path.append(placeholder.converter().spansSlashes() ? text : text.replace('/', PathText.ENCODED_SLASH));
                }
            }
        }
        if (!texts.isEmpty() && PathText.hasDotSegment(path)) {
            return refusal("would become '" + path + "', and clients resolve the segments . and .. themselves.", null);
        }
        List<String> readBack = rule.read(path.toString());
        return texts.equals(readBack) ? null : refusal("would become '" + path.toString().replace(PathText.ENCODED_SLASH, '/')
                + "', which is read back as " + (readBack == null ? "another rule's" : readBack) + ".", null);
    }

    String url() {
        StringBuilder url = new StringBuilder();
        BuildOptions.Origin origin = options.origin();
        if (origin != null) {
            url.append(scheme(origin.scheme())).append("://").append(origin.host());
        }
        url.append(options.root()).append(PathText.encode(path.toString()));
        if (options.appendUnknown()) {
            appendQuery(url);
        }
        if (options.anchor() != null) {
            url.append('#').append(PathText.encode(options.anchor()));
        }
        return url.toString();
    }

    private String scheme(String scheme) {
        if (!rule.websocket()) {
            return scheme;
        }
        return scheme.equals("https") || scheme.equals("wss") ? "wss" : "ws";
    }

    private void appendQuery(StringBuilder url) {
        char separator = '?';
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            String name = entry.getKey();
            if (rule.defaults().containsKey(name) || rule.variables().stream().anyMatch(variable -> variable.name().equals(name))) {
                continue;
            }
            for (Object value : UrlValues.elements(entry.getValue())) {
                url.append(separator).append(PathText.encodeQuery(name));
                url.append('=').append(PathText.encodeQuery(value.toString()));
                separator = '&';
            }
        }
    }
}

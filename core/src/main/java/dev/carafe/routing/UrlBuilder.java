package dev.carafe.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds the URL of one rule, or says why it can't. */
final class UrlBuilder {
    private final Rule rule;
    private final Map<String, Object> values;
    private final BuildOptions options;
    private final StringBuilder path = new StringBuilder();

    UrlBuilder(Rule rule, Map<String, Object> values, BuildOptions options) {
        this.rule = rule;
        this.values = values;
        this.options = options;
    }

    /** Why the rule is not suitable, as the rest of a sentence; null if it is. */
    @Nullable String refusal(@Nullable String method) {
        if (method != null && !rule.methods().isEmpty() && !rule.methods().contains(method)) {
            return "does not take the method " + method + ".";
        }
        Set<String> missing = rule.variables().stream().map(Variable::name).collect(Collectors.toCollection(LinkedHashSet::new));
        missing.removeAll(values.keySet());
        if (!missing.isEmpty()) {
            return "lacks a value for " + String.join(", ", missing) + ".";
        }
        for (Map.Entry<String, Object> fallback : rule.defaults().entrySet()) {
            Object value = values.get(fallback.getKey());
            if (value != null && !value.toString().equals(fallback.getValue().toString())) {
                return "is for " + fallback + " only, not for " + value + ".";
            }
        }
        return misfit();
    }

    /** Writes the path, and refuses what this very rule would not match or would read otherwise. */
    private @Nullable String misfit() {
        List<String> texts = new ArrayList<>();
        for (Piece piece : rule.pieces()) {
            switch (piece) {
                case Piece.Literal literal -> path.append(literal.text());
                case Piece.Placeholder variable -> {
                    Object value = values.get(variable.variable().name());
                    String text = value == null ? null : variable.print(value);
                    if (text == null) {
                        return "has " + variable.variable() + ", which '" + value + "' does not fit.";
                    }
                    texts.add(text);
                    path.append(variable.converter().spansSlashes() ? text : text.replace('/', PathText.ENCODED_SLASH));
                }
            }
        }
        if (!texts.isEmpty() && PathText.hasDotSegment(path)) {
            return "would become '" + path + "', and clients resolve the segments . and .. themselves.";
        }
        List<String> readBack = rule.read(path.toString());
        return texts.equals(readBack) ? null : "would become '" + path.toString().replace(PathText.ENCODED_SLASH, '/')
                + "', which is read back as " + (readBack == null ? "another rule's" : readBack) + ".";
    }

    String url() {
        StringBuilder url = new StringBuilder();
        BuildOptions.Origin origin = options.origin();
        if (origin != null) {
            url.append(scheme(origin.scheme())).append("://").append(origin.host());
        }
        url.append(PathText.encode(path.toString()));
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
            if (rule.variables().stream().anyMatch(variable -> variable.name().equals(entry.getKey())) || rule.defaults().containsKey(entry.getKey())) {
                continue;
            }
            for (Object value : asList(entry.getValue())) {
                if (value != null) {
                    url.append(separator).append(PathText.encodeQuery(entry.getKey()));
                    url.append('=').append(PathText.encodeQuery(value.toString()));
                    separator = '&';
                }
            }
        }
    }

    private static Iterable<? extends @Nullable Object> asList(Object value) {
        if (value instanceof Iterable<?> several) {
            return several;
        }
        return value instanceof Object[] several ? Arrays.asList(several) : List.of(value);
    }
}

package dev.carafe.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rules by endpoint, and how a URL is made from them (the order and the checks are Werkzeug's, and its own rule's). */
final class Endpoints {
    private static final Comparator<Rule> MORE_ARGUMENTS_FIRST = Comparator
            .comparingInt((Rule rule) -> -rule.variables().size() - rule.defaults().size())
            .thenComparingInt(rule -> -rule.defaults().size());

    private final Map<String, List<Rule>> rules = new HashMap<>();

    void add(Rule rule) {
        List<Rule> siblings = rules.computeIfAbsent(rule.endpoint(), name -> new ArrayList<>());
        siblings.add(rule);
        siblings.sort(MORE_ARGUMENTS_FIRST);
    }

    boolean isWebSocket(String endpoint) {
        return rules.getOrDefault(endpoint, List.of()).stream().anyMatch(Rule::websocket);
    }

    String build(String endpoint, Map<String, ? extends @Nullable Object> given, BuildOptions options) {
        List<Rule> candidates = rules.get(endpoint);
        if (candidates == null) {
            throw unknown(endpoint);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (value != null) {
                values.put(name, value);
            }
        });
        List<String> refusals = new ArrayList<>();
        if (options.method() == null) {
            String url = firstSuitable(candidates, "GET", values, options, new ArrayList<>());
            if (url != null) {
                return url;
            }
        }
        String url = firstSuitable(candidates, options.method(), values, options, refusals);
        if (url == null) {
            throw new BuildException(
                    endpoint, "Can't build a URL for endpoint '" + endpoint + "'. " + String.join(" ", refusals));
        }
        return url;
    }

    private static @Nullable String firstSuitable(
            List<Rule> candidates,
            @Nullable String method,
            Map<String, Object> values,
            BuildOptions options,
            List<String> refusals) {
        for (Rule rule : candidates) {
            UrlBuilder builder = new UrlBuilder(rule, values, options);
            String refusal = builder.refusal(method);
            if (refusal == null) {
                return builder.url();
            }
            refusals.add("Rule '" + rule.text() + "' " + refusal);
        }
        return null;
    }

    private BuildException unknown(String endpoint) {
        String nearest = Nearest.of(endpoint, new TreeSet<>(rules.keySet()));
        return new BuildException(endpoint, "There is no endpoint '" + endpoint + "'."
                + (nearest == null ? "" : " Did you mean '" + nearest + "'?"));
    }
}

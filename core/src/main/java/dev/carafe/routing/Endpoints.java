package dev.carafe.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules by endpoint, and how to build a URL from them. Order and checks are Werkzeug's, with the rule's own checks. */
final class Endpoints {
    private final Map<String, List<Rule>> rules = new HashMap<>();

    void add(Rule rule) {
        List<Rule> siblings = rules.computeIfAbsent(rule.endpoint(), name -> new ArrayList<>());
        siblings.add(rule);
        siblings.sort(Endpoints::moreArgumentsFirst);
    }

    private static int moreArgumentsFirst(Rule a, Rule b) {
        int defaults = b.defaults().size() - a.defaults().size();
        int arguments = b.variables().size() - a.variables().size() + defaults;
        return arguments != 0 ? arguments : defaults;
    }

    boolean isWebSocket(String endpoint) {
        return rules.getOrDefault(endpoint, List.of()).stream().anyMatch(Rule::websocket);
    }

    String build(String endpoint, Map<String, ? extends @Nullable Object> given, BuildOptions options) {
        List<Rule> candidates = rules.get(endpoint);
        if (candidates == null) {
            throw unknown(endpoint);
        }
        Map<String, Object> values = UrlValues.present(given);
        if (options.method() == null) {
            String url = firstSuitable(candidates, "GET", values, options, new ArrayList<>());
            if (url != null) {
                return url;
            }
        }
        List<UrlBuilder.Refusal> refusals = new ArrayList<>();
        String url = firstSuitable(candidates, options.method(), values, options, refusals);
        if (url == null) {
            throw refused(endpoint, refusals);
        }
        return url;
    }

    private static @Nullable String firstSuitable(
            List<Rule> candidates,
            @Nullable String method,
            Map<String, Object> values,
            BuildOptions options,
            List<UrlBuilder.Refusal> refusals) {
        for (Rule rule : candidates) {
            UrlBuilder builder = new UrlBuilder(rule, values, options);
            UrlBuilder.Refusal refusal = builder.refusal(method);
            if (refusal == null) {
                return builder.url();
            }
            refusals.add(refusal);
        }
        return null;
    }

    private static BuildException refused(String endpoint, List<UrlBuilder.Refusal> refusals) {
        String why = refusals.stream().map(UrlBuilder.Refusal::why).collect(Collectors.joining(" "));
        RuntimeException cause = refusals.stream().map(UrlBuilder.Refusal::cause).filter(Objects::nonNull).findFirst().orElse(null);
        return new BuildException(endpoint, "Can't build a URL for endpoint '" + endpoint + "'. " + why, cause);
    }

    /**
     * Creates the exception for an unknown endpoint. It suggests a blueprint's endpoint if only its own name is given, and the other way
     * round.
     */
    private BuildException unknown(String endpoint) {
        Set<String> names = new TreeSet<>(rules.keySet());
        String likely = names.stream()
                .filter(name -> name.endsWith("." + endpoint) || endpoint.endsWith("." + name))
                .findFirst()
                .orElseGet(() -> Nearest.of(endpoint, names));
        return new BuildException(endpoint, "There is no endpoint '" + endpoint + "'."
                + (likely == null ? "" : " Did you mean '" + likely + "'?"), null);
    }
}

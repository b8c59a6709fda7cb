package dev.carafe.debug;

import dev.carafe.config.Config;
import dev.carafe.config.Secrets;
import dev.carafe.http.Request;
import dev.carafe.routing.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of a failure, with secrets hidden.
 *
 * @param line the request line: {@code "GET /orders/7?lang=en"}
 * @param chain the exception and its causes
 * @param request the properties of the request
 * @param headers the header fields of the request, in order
 * @param settings the configuration
 * @param editor the pattern of the links to an editor, or null for links to files
 */
record Report(String line, List<Trace> chain, Map<String, String> request, List<Map.Entry<String, String>> headers,
        Map<String, String> settings, @Nullable String editor) {

    static Report of(Request request, Throwable failure, Config config) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        request.headers().forEach(field -> headers.add(Map.entry(field.getKey(), header(field.getKey(), field.getValue()))));
        Map<String, String> settings = new LinkedHashMap<>();
        config.toMap().forEach((key, value) -> settings.put(key, Secrets.masked(key, value)));
        String query = request.queryString().isEmpty() ? "" : "?" + Secrets.masked("query", request.queryString());
        String target = request.method() + " " + request.rawPath() + query;
        return new Report(target, Trace.chain(failure), facts(request, query), headers, settings, config.getString("DEBUG_EDITOR"));
    }

    private static String header(String name, String value) {
        return name.toLowerCase(Locale.ROOT).contains("cookie") ? "***" : Secrets.masked(name, value);
    }

    private static Map<String, String> facts(Request request, String query) {
        Rule rule = request.urlRule();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("URL", request.baseUrl() + query);
        facts.put("Rule", rule == null ? "none matched" : rule.text());
        if (rule != null) {
            facts.put("Endpoint", rule.endpoint());
            request.viewArgs().forEach((name, value) ->
                    facts.put("<" + name + ">", Text.of(value) + " (" + value.getClass().getSimpleName() + ")"));
        }
        return facts;
    }

    /** Returns whose frames are expanded: the app's, or the libraries' if the app itself is in a jar. */
    Origin.Kind shown() {
        return chain.stream().flatMap(trace -> trace.frames().stream()).map(frame -> frame.origin().kind())
                .min(Enum::compareTo).orElse(Origin.Kind.OWN);
    }
}

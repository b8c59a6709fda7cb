package dev.carafe.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the parameters of an operation changed to the harm of clients. */
final class ParameterChanges {
    private final JsonNode old;
    private final JsonNode now;
    private final List<String> changes = new ArrayList<>();

    private ParameterChanges(JsonNode old, JsonNode now) {
        this.old = old;
        this.now = now;
    }

    /** Returns the changes between the parameters that {@link #of} collects. */
    static List<String> between(Map<String, JsonNode> before, Map<String, JsonNode> after, JsonNode old, JsonNode now) {
        ParameterChanges found = new ParameterChanges(old, now);
        after.forEach((key, parameter) -> {
            JsonNode earlier = before.get(key);
            boolean was = earlier != null && earlier.path("required").asBoolean();
            String name = "the parameter " + parameter.path("name").asText();
            if (parameter.path("required").asBoolean() && !was) {
                found.changes.add(name + " is required");
            }
            if (earlier != null) {
                found.parameter(name, earlier, parameter);
            }
        });
        before.forEach((key, parameter) -> {
            if (!after.containsKey(key)) {
                found.changes.add("the parameter %s is gone".formatted(parameter.path("name").asText()));
            }
        });
        return found.changes;
    }

    private void parameter(String name, JsonNode before, JsonNode after) {
        if (!style(before).equals(style(after))) {
            changes.add("%s was written as %s and is as %s".formatted(name, style(before), style(after)));
        }
        changes.addAll(SchemaChanges.between(name, schema(before), schema(after), old, now, true));
    }

    private static JsonNode schema(JsonNode parameter) {
        for (JsonNode media : parameter.path("content")) {
            return media.path("schema");
        }
        return parameter.path("schema");
    }

    private static String style(JsonNode parameter) {
        String in = parameter.path("in").asText();
        String style = parameter.path("style").asText(in.equals("query") || in.equals("cookie") ? "form" : "simple");
        boolean apart = parameter.path("explode").asBoolean(style.equals("form"));
        String media = parameter.has("content") ? parameter.path("content").fieldNames().next() : "";
        return media.isEmpty() ? style + (apart ? ", exploded" : "") : media;
    }

    /**
     * Returns the parameters of an operation, its own and those of its path. Those in the path are known by their place in it, since
     * clients do not see what they are called.
     */
    static Map<String, JsonNode> of(String path, JsonNode item, JsonNode operation, JsonNode document) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        for (JsonNode list : List.of(item.path("parameters"), operation.path("parameters"))) {
            for (JsonNode each : list) {
                JsonNode parameter = References.resolved(each, document);
                String name = parameter.path("name").asText();
                String key = switch (parameter.path("in").asText()) {
                    case "path" -> "path " + withoutNames(path.substring(0, Math.max(0, path.indexOf("{" + name + "}"))));
                    case "header" -> "header " + name.toLowerCase(Locale.ROOT);
                    case String in -> in + " " + name;
                };
                parameters.put(key, parameter);
            }
        }
        return parameters;
    }

    /** Returns a path with nothing between its braces. */
    static String withoutNames(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }
}

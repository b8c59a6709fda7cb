package dev.carafe.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What breaks clients of an older document: something that they send is no longer taken, or something that they read is no longer there.
 * What is new and optional breaks nobody.
 */
final class BreakingChanges {
    private static final int DEPTH = 12;

    private final JsonNode old;
    private final JsonNode now;
    private final Set<String> changes = new LinkedHashSet<>();

    private BreakingChanges(JsonNode old, JsonNode now) {
        this.old = old;
        this.now = now;
    }

    static List<String> between(JsonNode old, JsonNode now) {
        BreakingChanges found = new BreakingChanges(old, now);
        old.path("paths").properties().forEach(path -> path.getValue().properties().forEach(method ->
                found.operation(path.getKey(), method.getKey(), method.getValue())));
        return new ArrayList<>(found.changes);
    }

    private void operation(String path, String method, JsonNode before) {
        String where = method.toUpperCase(Locale.ROOT) + " " + path;
        JsonNode after = now.path("paths").path(path).path(method);
        if (after.isMissingNode()) {
            changes.add(where + ": is gone");
            return;
        }
        parameters(where, before, after);
        if (before.path("requestBody").isMissingNode() && after.path("requestBody").path("required").asBoolean()) {
            changes.add(where + ": needs a body");
        }
        content(where + ": the body", before.path("requestBody"), after.path("requestBody"), true);
        before.path("responses").properties().forEach(response -> {
            String status = response.getKey();
            JsonNode then = after.path("responses").path(status);
            if (then.isMissingNode() && status.startsWith("2")) {
                changes.add("%s: returns %s no longer".formatted(where, status));
            } else if (!then.isMissingNode()) {
                content("%s: the response %s".formatted(where, status), response.getValue(), then, false);
            }
        });
        if (before.path("security").isMissingNode() && !after.path("security").isEmpty()) {
            changes.add(where + ": needs authentication");
        }
    }

    private void parameters(String where, JsonNode before, JsonNode after) {
        for (JsonNode then : after.path("parameters")) {
            JsonNode earlier = parameter(before, then);
            String name = "the parameter " + then.path("name").asText();
            boolean required = then.path("required").asBoolean();
            if (required && !earlier.path("required").asBoolean() && !then.path("in").asText().equals("path")) {
                changes.add("%s: %s is required".formatted(where, name));
            }
            if (!earlier.isMissingNode()) {
                schema(where + ": " + name, earlier.path("schema"), then.path("schema"), true, 0);
            }
        }
        for (JsonNode earlier : before.path("parameters")) {
            if (parameter(after, earlier).isMissingNode() && !earlier.path("in").asText().equals("path")) {
                changes.add("%s: the parameter %s is gone".formatted(where, earlier.path("name").asText()));
            }
        }
    }

    private static JsonNode parameter(JsonNode operation, JsonNode like) {
        for (JsonNode each : operation.path("parameters")) {
            if (each.path("name").equals(like.path("name")) && each.path("in").equals(like.path("in"))) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }

    private void content(String where, JsonNode before, JsonNode after, boolean sent) {
        before.path("content").properties().forEach(media -> {
            JsonNode then = after.path("content").path(media.getKey());
            if (then.isMissingNode()) {
                changes.add("%s is %s no longer".formatted(where, media.getKey()));
            } else {
                schema(where, media.getValue().path("schema"), then.path("schema"), sent, 0);
            }
        });
    }

    private void schema(String where, JsonNode first, JsonNode second, boolean sent, int depth) {
        JsonNode before = resolved(first, old);
        JsonNode after = resolved(second, now);
        if (depth > DEPTH || after.isMissingNode() || after.isEmpty()) {
            return;
        }
        Set<String> kindsBefore = texts(before.path("type"));
        Set<String> kindsAfter = texts(after.path("type"));
        Set<String> narrower = sent ? kindsAfter : kindsBefore;
        Set<String> wider = sent ? kindsBefore : kindsAfter;
        if (!narrower.isEmpty() && !narrower.containsAll(wider)) {
            changes.add("%s was %s and is %s".formatted(where, String.join(" or ", kindsBefore), String.join(" or ", kindsAfter)));
            return;
        }
        Set<String> names = texts(before.path("enum"));
        Set<String> namesAfter = texts(after.path("enum"));
        Set<String> lost = new TreeSet<>(sent ? names : namesAfter);
        lost.removeAll(sent ? namesAfter : names);
        if (!names.isEmpty() && !namesAfter.isEmpty() && !lost.isEmpty()) {
            changes.add("%s %s %s".formatted(where, sent ? "can't be" : "may also be", String.join(", ", lost)));
        }
        properties(where, before, after, sent, depth);
        schema(where + " (elements)", before.path("items"), after.path("items"), sent, depth + 1);
    }

    private void properties(String where, JsonNode before, JsonNode after, boolean sent, int depth) {
        Set<String> required = texts(before.path("required"));
        Set<String> requiredAfter = texts(after.path("required"));
        for (String name : sent ? requiredAfter : required) {
            boolean still = sent ? required.contains(name) : requiredAfter.contains(name);
            if (!still && after.path("properties").has(name)) {
                changes.add("%s: %s %s".formatted(where, name, sent ? "is required" : "may be absent"));
            }
        }
        before.path("properties").properties().forEach(property -> {
            JsonNode then = after.path("properties").path(property.getKey());
            if (!then.isMissingNode()) {
                schema(where + ": " + property.getKey(), property.getValue(), then, sent, depth + 1);
            } else if (!sent) {
                changes.add("%s: %s is gone".formatted(where, property.getKey()));
            }
        });
    }

    private static JsonNode resolved(JsonNode schema, JsonNode document) {
        String reference = schema.path("$ref").asText();
        return reference.startsWith("#/") ? document.at(reference.substring(1)) : schema;
    }

    private static Set<String> texts(JsonNode node) {
        Set<String> texts = new TreeSet<>();
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}

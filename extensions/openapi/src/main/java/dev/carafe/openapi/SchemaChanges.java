package dev.carafe.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.carafe.openapi.Variants.Variant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a schema changed to the harm of clients. What they send must still fit, so the schema may only widen; what they read must be
 * something that they know, so it may only narrow.
 */
final class SchemaChanges {
    private static final JsonNode ANYTHING = JsonNodeFactory.instance.objectNode();

    private final JsonNode old;
    private final JsonNode now;
    private final boolean sent;
    private final Set<List<String>> seen;
    private final List<String> changes = new ArrayList<>();

    private SchemaChanges(JsonNode old, JsonNode now, boolean sent, Set<List<String>> seen) {
        this.old = old;
        this.now = now;
        this.sent = sent;
        this.seen = seen;
    }

    /**
     * Returns the changes between a schema of an old document and one of the new.
     *
     * @param sent true for what clients send, false for what they read
     */
    static List<String> between(String where, JsonNode before, JsonNode after, JsonNode old, JsonNode now, boolean sent) {
        SchemaChanges found = new SchemaChanges(old, now, sent, new HashSet<>());
        found.compare(where, before, after);
        return found.changes;
    }

    private void compare(String where, JsonNode first, JsonNode second) {
        Variants before = Variants.of(first, old);
        Variants after = Variants.of(second, now);
        Variants must = sent ? after : before;
        Variants may = sent ? before : after;
        if (may.nullable() && !must.nullable() && may.all().stream().noneMatch(SchemaChanges::isAnything)) {
            changes.add(where + (sent ? " can't be null" : " may also be null"));
        }
        if (may.all().size() == 1 && must.all().size() == 1) {
            single(where, before.all().getFirst(), after.all().getFirst());
            return;
        }
        for (Variant one : may.all()) {
            List<Variant> alike = alike(one, must);
            if (alike.size() == 1 && alike(one, may).size() == 1) {
                single(where + " (" + one.label() + ")", sent ? one : alike.getFirst(), sent ? alike.getFirst() : one);
            } else if (must.all().stream().noneMatch(other -> covers(other, one))) {
                changes.add("%s %s %s".formatted(where, sent ? "can't be" : "may also be", one.label()));
            }
        }
    }

    private static boolean isAnything(Variant variant) {
        return kind(variant.schema()).isEmpty();
    }

    /** Returns the variants that a reader takes for the same. */
    private static List<Variant> alike(Variant one, Variants all) {
        return all.all().stream().filter(other -> other.label().equals(one.label())).toList();
    }

    private boolean covers(Variant must, Variant may) {
        SchemaChanges attempt = new SchemaChanges(old, now, sent, new HashSet<>(seen));
        attempt.single("", sent ? may : must, sent ? must : may);
        return attempt.changes.isEmpty();
    }

    /** Compares schemas of one type. Those with names are compared once, where they first stand: they may refer to themselves. */
    private void single(String where, Variant first, Variant second) {
        List<String> names = List.of(first.reference(), second.reference());
        if (!names.contains("") && !seen.add(names)) {
            return;
        }
        JsonNode before = first.schema();
        JsonNode after = second.schema();
        String must = kind(sent ? after : before);
        String may = kind(sent ? before : after);
        if (!must.isEmpty() && !must.equals(may) && !(must.equals("number") && may.equals("integer"))) {
            changes.add("%s was %s and is %s".formatted(where, type(before), type(after)));
            return;
        }
        if (sent && before.has("default") && after.has("default") && !before.path("default").equals(after.path("default"))) {
            changes.add("%s: default was %s and is %s".formatted(where, before.path("default").asText(), after.path("default").asText()));
        }
        if (values(where, before, after)) {
            ValueRules.changes(before, after, sent).forEach(change -> changes.add(where + ": " + change));
        }
        properties(where, before, after);
        others(where, before, after);
        inner(where + " (elements)", "items", before, after);
        inner(where + " (keys)", "propertyNames", before, after);
    }

    private static String kind(JsonNode schema) {
        JsonNode listed = schema.has("const") ? schema.path("const") : schema.path("enum").path(0);
        String implied = listed.isTextual() ? "string" : listed.isIntegralNumber() ? "integer" : listed.isNumber() ? "number" : "";
        boolean object = schema.has("properties") || schema.has("required") || schema.has("additionalProperties");
        return schema.path("type").asText(object ? "object" : implied);
    }

    private static String type(JsonNode schema) {
        String kind = kind(schema);
        return kind.isEmpty() ? "anything" : kind;
    }

    /** Compares the values of enumerations. Returns whether other rules count, as they do where values are not listed. */
    private boolean values(String where, JsonNode before, JsonNode after) {
        Set<String> must = listed(sent ? after : before);
        Set<String> may = listed(sent ? before : after);
        if (must != null && may == null) {
            changes.add("%s %s %s".formatted(where, sent ? "can only be" : "may also be something else than", String.join(", ", must)));
        } else if (must != null && may != null) {
            Set<String> lost = new TreeSet<>(may);
            lost.removeAll(must);
            if (!lost.isEmpty()) {
                changes.add("%s %s %s".formatted(where, sent ? "can't be" : "may also be", String.join(", ", lost)));
            }
        }
        return may == null;
    }

    private static @Nullable Set<String> listed(JsonNode schema) {
        if (schema.has("const")) {
            return Set.of(schema.path("const").asText());
        }
        return schema.has("enum") ? texts(schema.path("enum")) : null;
    }

    private void properties(String where, JsonNode before, JsonNode after) {
        Set<String> required = required(before);
        Set<String> requiredAfter = required(after);
        for (String name : sent ? requiredAfter : required) {
            boolean still = (sent ? required : requiredAfter).contains(name);
            if (!still && (sent || has(after, name))) {
                changes.add("%s: %s %s".formatted(where, name, sent ? "is required" : "may be absent"));
            }
        }
        before.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            JsonNode rest = after.path("additionalProperties");
            if (has(before, name) && has(after, name)) {
                compare(where + ": " + name, property.getValue(), after.path("properties").path(name));
            } else if (has(before, name) && !sent) {
                changes.add("%s: %s is gone".formatted(where, name));
            } else if (has(before, name) && isFalse(rest)) {
                changes.add("%s: %s is no longer taken".formatted(where, name));
            } else if (has(before, name) && rest.isObject()) {
                compare(where + ": " + name, property.getValue(), rest);
            }
        });
    }

    /** Returns whether a schema has a property on this side: clients don't send what is {@code readOnly}. */
    private boolean has(JsonNode schema, String name) {
        JsonNode property = schema.path("properties").path(name);
        return !property.isMissingNode() && !property.path(sent ? "readOnly" : "writeOnly").asBoolean();
    }

    private Set<String> required(JsonNode schema) {
        Set<String> required = texts(schema.path("required"));
        required.removeIf(name -> schema.path("properties").has(name) && !has(schema, name));
        return required;
    }

    /** Compares what properties may be that have no schema of their own, such as the values of a map. */
    private void others(String where, JsonNode before, JsonNode after) {
        JsonNode first = before.path("additionalProperties");
        JsonNode second = after.path("additionalProperties");
        if (sent && isFalse(second) && !isFalse(first)) {
            changes.add(where + " takes no other properties");
        } else if ((sent ? second : first).isObject() && !isFalse(sent ? first : second)) {
            compare(where + " (values)", first.isObject() ? first : ANYTHING, second.isObject() ? second : ANYTHING);
        }
    }

    private void inner(String where, String keyword, JsonNode before, JsonNode after) {
        JsonNode first = before.path(keyword);
        JsonNode second = after.path(keyword);
        JsonNode missing = keyword.equals("items") ? ANYTHING : JsonNodeFactory.instance.objectNode().put("type", "string");
        if (!(sent ? second : first).isMissingNode()) {
            compare(where, first.isMissingNode() ? missing : first, second.isMissingNode() ? missing : second);
        }
    }

    private static boolean isFalse(JsonNode node) {
        return node.isBoolean() && !node.asBoolean();
    }

    private static Set<String> texts(JsonNode node) {
        Set<String> texts = new TreeSet<>();
        node.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}

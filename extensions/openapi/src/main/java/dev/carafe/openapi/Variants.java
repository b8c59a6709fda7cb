package dev.carafe.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a schema permits, however it is written: null, and schemas of one type each. {@code anyOf} with null, {@code nullable} of OpenAPI
 * 3.0 and a list of types come to the same.
 *
 * @param nullable whether null is permitted
 * @param all schemas without references, {@code allOf}, {@code anyOf} and {@code oneOf}, by a name for readers
 */
record Variants(boolean nullable, List<Variant> all) {
    private static final int DEPTH = 20;

    /**
     * One of the schemas.
     *
     * @param name what it is called: by a discriminator, by its reference, or not at all
     * @param reference the name of the schema that it refers to, or an empty text
     */
    record Variant(String name, String reference, ObjectNode schema) {
        /** Returns the name, or the type if there is none. */
        String label() {
            return name.isEmpty() ? schema.path("type").asText("anything") : name;
        }
    }

    static Variants of(JsonNode schema, JsonNode document) {
        List<Variant> all = new ArrayList<>();
        boolean nullable = add("", "", schema, document, all, DEPTH);
        return new Variants(nullable, all);
    }

    /** Returns whether null is among what was added. */
    private static boolean add(String name, String within, JsonNode schema, JsonNode document, List<Variant> all, int depth) {
        if (schema.isBoolean() && !schema.asBoolean()) {
            return false;
        }
        ObjectNode plain = merged(schema, document, depth);
        String reference = schema.has("$ref") ? References.name(schema) : within;
        String called = name.isEmpty() ? reference : name;
        String choice = plain.has("oneOf") ? "oneOf" : "anyOf";
        if (plain.has(choice) && depth > 0) {
            return addChoices(called, reference, plain, choice, document, all, depth);
        }
        boolean nullable = plain.path("nullable").asBoolean();
        JsonNode type = plain.path("type");
        if (type.isArray()) {
            for (JsonNode each : type) {
                ObjectNode one = plain.deepCopy();
                one.set("type", each);
                nullable |= addOne(new Variant(called, reference, one), all);
            }
            return nullable;
        }
        return addOne(new Variant(called, reference, plain), all) || nullable;
    }

    private static boolean addChoices(String name, String reference, ObjectNode plain, String choice, JsonNode document,
            List<Variant> all, int depth) {
        boolean nullable = plain.path("nullable").asBoolean();
        JsonNode mapping = plain.path("discriminator").path("mapping");
        ObjectNode rest = plain.deepCopy();
        rest.remove(List.of(choice, "discriminator", "title", "description"));
        for (JsonNode each : plain.path(choice)) {
            String called = mapping.properties().stream().filter(entry -> entry.getValue().equals(each.path("$ref")))
                    .map(Map.Entry::getKey).findFirst().orElse(References.name(each));
            String inner = each.has("$ref") ? References.name(each) : reference;
            JsonNode whole = each;
            if (!rest.isEmpty()) {
                ObjectNode both = JsonNodeFactory.instance.objectNode();
                both.putArray("allOf").add(each).add(rest);
                whole = both;
            }
            nullable |= add(called.isEmpty() ? name : called, inner, whole, document, all, depth - 1);
        }
        return nullable;
    }

    /** A schema without a type and without values permits anything, null too. */
    private static boolean addOne(Variant variant, List<Variant> all) {
        ObjectNode schema = variant.schema();
        String type = schema.path("type").asText();
        boolean listed = schema.has("enum") || schema.has("const");
        boolean onlyNull = schema.has("const") && schema.path("const").isNull();
        boolean nullable = type.equals("null") || onlyNull || (type.isEmpty() && !listed);
        if (schema.path("enum") instanceof ArrayNode values) {
            ArrayNode others = JsonNodeFactory.instance.arrayNode();
            values.forEach(value -> others.addAll(value.isNull() ? List.of() : List.of(value)));
            nullable |= others.size() < values.size() && type.isEmpty();
            onlyNull |= others.isEmpty();
            schema.set("enum", others);
        }
        if (!type.equals("null") && !onlyNull) {
            all.add(variant);
        }
        return nullable;
    }

    /** Returns a copy of a schema without references and {@code allOf}. */
    private static ObjectNode merged(JsonNode schema, JsonNode document, int depth) {
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        if (schema.isObject() && depth > 0) {
            schema.properties().forEach(entry -> merged.set(entry.getKey(), entry.getValue().deepCopy()));
            if (schema.has("$ref")) {
                merged.remove("$ref");
                merge(merged, merged(References.resolved(schema, document), document, depth - 1));
            }
            JsonNode parts = merged.path("allOf").deepCopy();
            merged.remove("allOf");
            parts.forEach(part -> merge(merged, merged(part, document, depth - 1)));
        }
        return merged;
    }

    private static void merge(ObjectNode merged, ObjectNode part) {
        part.properties().forEach(entry -> {
            switch (entry.getKey()) {
                case "properties" -> part.path("properties").properties().forEach(property ->
                        merged.withObject("/properties").putIfAbsent(property.getKey(), property.getValue()));
                case "required" -> part.path("required").forEach(merged.withArray("/required")::add);
                default -> merged.putIfAbsent(entry.getKey(), entry.getValue());
            }
        });
    }
}

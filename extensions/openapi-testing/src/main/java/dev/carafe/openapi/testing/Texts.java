package dev.carafe.openapi.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** The texts of queries, headers and forms as the JSON that a schema speaks of. */
final class Texts {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final DocumentSchemas schemas;

    Texts(DocumentSchemas schemas) {
        this.schemas = schemas;
    }

    /** Returns whether there is a value: an empty text is none, unless for a text. */
    boolean hasValue(JsonNode given, List<String> texts) {
        JsonNode schema = schemas.resolved(given);
        boolean takesEmpty = schema.path("type").asText().equals("string") && !schema.has("enum") && !schema.has("format");
        return !texts.isEmpty() && (takesEmpty || !texts.getFirst().isEmpty());
    }

    /** Returns what is wrong with texts as the value that a schema speaks of. */
    List<String> errors(JsonNode schema, List<String> texts) {
        return schemas.errors(schema, value(schema, texts));
    }

    /** Returns the first text as what a schema says it is, if it can be that; all of them for a list. */
    JsonNode value(JsonNode given, List<String> texts) {
        JsonNode schema = schemas.resolved(given);
        if (schema.path("type").asText().equals("array")) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            texts.stream().filter(text -> hasValue(schema.path("items"), List.of(text)))
                    .forEach(text -> all.add(value(schema.path("items"), List.of(text))));
            return all;
        }
        String text = texts.getFirst();
        try {
            return switch (schema.path("type").asText()) {
                case "integer", "number" -> MAPPER.readTree(text);
                case "boolean" -> JsonNodeFactory.instance.booleanNode(List.of("true", "on", "yes", "1").contains(text));
                default -> JsonNodeFactory.instance.textNode(text);
            };
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }
}

package dev.carafe.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes the schema of a record that of a form or a query: a box that is not checked, and a list, may be absent, and nothing is null. */
final class FormSchema {
    private FormSchema() { }

    static void adapt(ObjectNode schema) {
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (JsonNode name : schema.path("required")) {
            String kind = schema.path("properties").path(name.asText()).path("type").asText();
            if (!kind.equals("boolean") && !kind.equals("array")) {
                required.add(name);
            }
        }
        schema.path("properties").forEach(property -> withoutNull((ObjectNode) property));
        schema.remove("required");
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }

    private static void withoutNull(ObjectNode property) {
        if (property.path("type") instanceof ArrayNode kinds) {
            property.put("type", kinds.get(0).asText());
        }
        if (property.path("enum") instanceof ArrayNode names && names.size() > 0 && names.get(names.size() - 1).isNull()) {
            names.remove(names.size() - 1);
        }
        if (property.path("anyOf") instanceof ArrayNode choices) {
            for (JsonNode choice : choices) {
                if (!choice.path("type").asText().equals("null")) {
                    property.remove("anyOf");
                    property.setAll((ObjectNode) choice);
                    return;
                }
            }
        }
    }
}

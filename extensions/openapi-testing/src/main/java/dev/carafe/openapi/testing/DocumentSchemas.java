package dev.carafe.openapi.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The schemas of a document, each compiled once. */
final class DocumentSchemas {
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();
    private final ObjectNode document;

    DocumentSchemas(ObjectNode document) {
        this.document = document;
    }

    /** Returns what in a value is not as a schema says; empty if all is. A value of null stands for a text that is no JSON. */
    List<String> errors(JsonNode schema, @Nullable JsonNode value) {
        if (value == null) {
            return List.of("the text is no JSON");
        }
        if (!(schema instanceof ObjectNode object)) {
            return List.of();
        }
        Schema check = compiled.computeIfAbsent(object, this::compile);
        return check.validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))).stream()
                .map(DocumentSchemas::words).distinct().toList();
    }

    /** Returns the schema that a reference leads to, or the schema itself. */
    JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.startsWith("#/") ? document.at(reference.substring(1)) : schema;
    }

    /** References lead into the document, so its components come along. */
    private Schema compile(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        return registry.getSchema(whole);
    }

    private static String words(Error error) {
        String place = error.getInstanceLocation().toString();
        return "%s %s".formatted(place.isEmpty() ? "the value" : place, error.getMessage());
    }
}

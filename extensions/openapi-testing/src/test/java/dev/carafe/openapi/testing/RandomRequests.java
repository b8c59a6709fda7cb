package dev.carafe.openapi.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.carafe.testing.TestRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Requests by what a document says, or off it in some value. */
final class RandomRequests {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<JsonNode> ODD = List.of(NODES.nullNode(), NODES.textNode(""),
            NODES.textNode("\u0000\ud83d\ude00"), NODES.numberNode(-1),
            NODES.numberNode(1L << 40), NODES.numberNode(2.5), NODES.booleanNode(true), NODES.arrayNode(), NODES.objectNode(),
            NODES.arrayNode().add(NODES.nullNode()), NODES.objectNode().put("kind", "Star"));

    private final ObjectNode document;
    private final Random random;
    private final List<Map.Entry<String, JsonNode>> operations = new ArrayList<>();
    private boolean valid;

    RandomRequests(ObjectNode document, Random random) {
        this.document = document;
        this.random = random;
        document.path("paths").properties().forEach(path -> path.getValue().properties().forEach(method ->
                operations.add(Map.entry(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue()))));
    }

    TestRequest next(boolean asTheDocumentSays) {
        valid = asTheDocumentSays;
        Map.Entry<String, JsonNode> operation = operations.get(random.nextInt(operations.size()));
        int blank = operation.getKey().indexOf(' ');
        String path = operation.getKey().substring(blank + 1);
        for (JsonNode parameter : operation.getValue().path("parameters")) {
            if (parameter.path("in").asText().equals("path")) {
                String value = odd() ? "x y" : value(parameter.path("schema")).asText();
                String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
                path = path.replace("{" + parameter.path("name").asText() + "}", encoded);
            }
        }
        TestRequest request = TestRequest.of(operation.getKey().substring(0, blank), path);
        for (JsonNode parameter : operation.getValue().path("parameters")) {
            boolean required = parameter.path("required").asBoolean();
            if (parameter.path("in").asText().equals("query") && (required || random.nextBoolean()) && !(odd() && random.nextBoolean())) {
                JsonNode value = odd() ? TextNode.valueOf("\u00fc&=") : value(parameter.path("schema"));
                Iterable<JsonNode> all = value.isArray() ? value : List.of(value);
                all.forEach(each -> request.query(parameter.path("name").asText(), each.asText()));
            }
        }
        if (odd() && random.nextInt(4) == 0) {
            request.header("Accept", "text/x-nothing");
        }
        body(request, operation.getValue().path("requestBody").path("content"));
        return request;
    }

    private void body(TestRequest request, JsonNode content) {
        if (content.has("application/json")) {
            String json = value(content.path("application/json").path("schema")).toString();
            boolean broken = odd() && random.nextInt(8) == 0;
            request.body(broken ? json.substring(1) : json, odd() && random.nextInt(8) == 0 ? "text/plain" : "application/json");
        } else if (content.has("multipart/form-data")) {
            request.form("title", odd() ? "" : "A title");
            if (!odd()) {
                request.file("photo", "a.png", new byte[random.nextInt(100)]);
            }
            request.file("pages", "b.txt", new byte[1]);
        }
    }

    private boolean odd() {
        return !valid && random.nextInt(6) == 0;
    }

    private JsonNode value(JsonNode given) {
        JsonNode schema = given.has("$ref") ? document.at(given.path("$ref").asText().substring(1)) : given;
        if (odd()) {
            return ODD.get(random.nextInt(ODD.size()));
        }
        for (String choice : List.of("oneOf", "anyOf", "enum")) {
            if (schema.has(choice)) {
                JsonNode chosen = schema.path(choice).path(random.nextInt(schema.path(choice).size()));
                return choice.equals("enum") ? chosen : value(chosen);
            }
        }
        if (schema.has("const")) {
            return schema.get("const");
        }
        JsonNode types = schema.path("type");
        String type = types.isArray() ? types.path(random.nextInt(types.size())).asText() : types.asText();
        return switch (type) {
            case "integer" -> NODES.numberNode(schema.path("minimum").asInt(-5) + random.nextInt(50));
            case "number" -> NODES.numberNode(random.nextInt(1000) / 8.0);
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "array" -> list(schema.path("items"));
            case "object" -> object(schema);
            case "string" -> NODES.textNode(text(schema));
            default -> NODES.nullNode();
        };
    }

    private ArrayNode list(JsonNode items) {
        ArrayNode list = NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(items));
        }
        return list;
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = NODES.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(property -> {
            boolean skipped = required.contains(property.getKey()) ? odd() : random.nextInt(3) == 0;
            if (!skipped) {
                object.set(property.getKey(), value(property.getValue()));
            }
        });
        if (schema.has("additionalProperties")) {
            for (int i = random.nextInt(3); i > 0; i--) {
                object.set("key/" + i, value(schema.path("additionalProperties")));
            }
        }
        return object;
    }

    private String text(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "date" -> "20%02d-0%d-1%d".formatted(random.nextInt(100), 1 + random.nextInt(9), random.nextInt(10));
            case "uuid" -> random.nextBoolean() ? "123e4567-e89b-12d3-a456-426614174000"
                    : new UUID(random.nextLong(), random.nextLong()).toString();
            case "date-time" -> "2026-11-28T14:30:00Z";
            default -> random.nextInt(8) == 0 ? "Ada" : "t\u00e9xt " + random.nextInt();
        };
    }
}

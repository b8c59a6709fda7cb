package dev.carafe.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carafe.http.FilePart;
import dev.carafe.problem.InvalidValue;
import dev.carafe.problem.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schemas of types whose JSON Carafe decides, and which are no objects with properties. */
final class FixedTypes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<Class<?>, ObjectNode> SCHEMAS = new HashMap<>();

    static {
        add("integer", "int32", int.class, Integer.class, short.class, Short.class, byte.class, Byte.class);
        add("integer", "int64", long.class, Long.class);
        add("integer", null, BigInteger.class);
        add("number", "float", float.class, Float.class);
        add("number", "double", double.class, Double.class);
        add("number", null, BigDecimal.class, Number.class);
        add("boolean", null, boolean.class, Boolean.class);
        add("string", null, String.class, CharSequence.class, Path.class);
        add("string", "date", LocalDate.class);
        add("string", "time-local", LocalTime.class);
        add("string", "date-time-local", LocalDateTime.class);
        add("string", "date-time", Instant.class, OffsetDateTime.class, ZonedDateTime.class);
        add("string", "duration", Duration.class);
        add("string", "uuid", UUID.class);
        add("string", "uri-reference", URI.class);
        add("string", "uri", URL.class);
        for (Class<?> character : List.of(char.class, Character.class)) {
            SCHEMAS.put(character, NODES.objectNode().put("type", "string").put("minLength", 1).put("maxLength", 1));
        }
        SCHEMAS.put(byte[].class, NODES.objectNode().put("type", "string").put("contentEncoding", "base64"));
        SCHEMAS.put(FilePart.class, binary().put("contentMediaType", "application/octet-stream"));
        SCHEMAS.put(Object.class, NODES.objectNode());
        SCHEMAS.put(JsonNode.class, NODES.objectNode());
    }

    private FixedTypes() { }

    private static void add(String type, @Nullable String format, Class<?>... classes) {
        for (Class<?> each : List.of(classes)) {
            ObjectNode schema = NODES.objectNode().put("type", type);
            SCHEMAS.put(each, format == null ? schema : schema.put("format", format));
        }
    }

    /** Returns the schema of bytes as they are. By the specification it might be empty; tools look for the format. */
    static ObjectNode binary() {
        return NODES.objectNode().put("type", "string").put("format", "binary");
    }

    /** Returns the schema of a type, or null if it is none of these. */
    static @Nullable ObjectNode of(Class<?> type, ObjectMapper mapper) {
        if (type.isEnum()) {
            ArrayNode values = NODES.arrayNode();
            for (Object constant : type.getEnumConstants()) {
                values.add(mapper.<JsonNode>valueToTree(constant));
            }
            boolean numbers = values.size() > 0 && values.get(0).isIntegralNumber();
            ObjectNode schema = NODES.objectNode().put("type", numbers ? "integer" : "string");
            schema.set("enum", values);
            return schema;
        }
        ObjectNode fixed = SCHEMAS.get(type);
        return fixed == null ? null : fixed.deepCopy();
    }

    /** Returns the schema of {@link Problem}, whose errors have a schema of their own. */
    static ObjectNode problem(ObjectNode error) {
        ObjectNode problem = NODES.objectNode().put("type", "object").put("description", "What went wrong (RFC 9457).");
        ObjectNode properties = problem.putObject("properties");
        properties.putObject("type").put("type", "string").put("format", "uri-reference");
        properties.putObject("title").put("type", "string");
        properties.putObject("status").put("type", "integer").put("format", "int32");
        properties.putObject("detail").put("type", "string");
        properties.putObject("instance").put("type", "string").put("format", "uri-reference");
        properties.putObject("errors").put("type", "array").put("description", "The values that are missing or not valid.")
                .set("items", error);
        problem.putArray("required").add("status");
        return problem;
    }

    /** Returns the schema of {@link InvalidValue}. */
    static ObjectNode invalidValue() {
        ObjectNode value = NODES.objectNode().put("type", "object").put("description", "A value that is missing or not valid.");
        ObjectNode properties = value.putObject("properties");
        properties.putObject("pointer").put("type", "string").put("description", "Where it is (RFC 6901); empty for the whole.");
        properties.putObject("message").put("type", "string").put("description", "What is wrong with it.");
        value.putArray("required").add("pointer").add("message");
        return value;
    }
}

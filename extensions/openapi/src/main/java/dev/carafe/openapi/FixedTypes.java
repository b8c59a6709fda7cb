package dev.carafe.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carafe.http.FilePart;
import dev.carafe.problem.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
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
        add("string", null, String.class, CharSequence.class, char.class, Character.class);
        add("string", "date", LocalDate.class);
        add("string", "time-local", LocalTime.class);
        add("string", "date-time-local", LocalDateTime.class);
        add("string", "date-time", Instant.class, OffsetDateTime.class, ZonedDateTime.class);
        add("string", "duration", Duration.class);
        add("string", "uuid", UUID.class);
        add("string", "uri-reference", URI.class);
        add("string", "uri", URL.class);
        SCHEMAS.put(byte[].class, NODES.objectNode().put("type", "string").put("contentEncoding", "base64"));
        SCHEMAS.put(FilePart.class, NODES.objectNode().put("type", "string").put("contentMediaType", "application/octet-stream"));
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

    /** Returns the schema of a type, or null if it is none of these. */
    static @Nullable ObjectNode of(Class<?> type, ObjectMapper mapper) {
        if (type.isEnum()) {
            ArrayNode names = NODES.arrayNode();
            for (Object constant : type.getEnumConstants()) {
                names.add(mapper.convertValue(constant, String.class));
            }
            ObjectNode schema = NODES.objectNode().put("type", "string");
            schema.set("enum", names);
            return schema;
        }
        ObjectNode fixed = SCHEMAS.get(type);
        return fixed == null ? null : fixed.deepCopy();
    }

    /** Returns the schema of {@link Problem}. */
    static ObjectNode problem() {
        ObjectNode error = object("pointer", "message");
        ObjectNode problem = NODES.objectNode().put("type", "object").put("description", "What went wrong (RFC 9457).");
        ObjectNode properties = problem.putObject("properties");
        properties.putObject("type").put("type", "string").put("format", "uri-reference");
        properties.putObject("title").put("type", "string");
        properties.putObject("status").put("type", "integer").put("format", "int32");
        properties.putObject("detail").put("type", "string");
        properties.putObject("instance").put("type", "string").put("format", "uri-reference");
        properties.putObject("errors").put("type", "array").set("items", error);
        problem.putArray("required").add("status");
        return problem;
    }

    private static ObjectNode object(String... texts) {
        ObjectNode object = NODES.objectNode().put("type", "object");
        ObjectNode properties = object.putObject("properties");
        ArrayNode required = object.putArray("required");
        for (String each : texts) {
            properties.putObject(each).put("type", "string");
            required.add(each);
        }
        return object;
    }
}

package dev.carafe.openapi.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.carafe.http.header.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bodies of an operation, by their media types. */
final class Content {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> LINES = Set.of("application/jsonl", "application/x-ndjson", "application/json-lines",
            "application/x-jsonlines");

    private Content() { }

    /** Returns what is said of a media type, or null if nothing is. */
    static @Nullable JsonNode of(JsonNode content, @Nullable MediaType type) {
        if (type == null) {
            return null;
        }
        for (String name : List.of(type.mimetype(), type.type() + "/*", "*/*")) {
            if (content.has(name)) {
                return content.get(name);
            }
        }
        return null;
    }

    static String names(JsonNode content) {
        List<String> names = new ArrayList<>();
        content.fieldNames().forEachRemaining(names::add);
        return String.join(", ", names);
    }

    static boolean isForm(MediaType type) {
        return type.mimetype().equals("multipart/form-data") || type.mimetype().equals("application/x-www-form-urlencoded");
    }

    /** Returns whether a type is JSON, or lines of it, which a schema sees as a list. */
    static boolean isJson(MediaType type) {
        return type.isJson() || LINES.contains(type.mimetype());
    }

    /** Returns the JSON of a body, or null if it is none. */
    static @Nullable JsonNode json(MediaType type, byte[] text) {
        return LINES.contains(type.mimetype()) ? lines(text) : json(text);
    }

    static @Nullable JsonNode json(byte[] text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable ArrayNode lines(byte[] text) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (String line : new String(text, StandardCharsets.UTF_8).lines().toList()) {
            try {
                all.add(MAPPER.readTree(line));
            } catch (JsonProcessingException e) {
                return null;
            }
        }
        return all;
    }
}

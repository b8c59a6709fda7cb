package dev.carafe.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.carafe.json.JacksonJson;
import dev.carafe.json.JsonProvider;
import dev.carafe.json.JsonStyle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Converts values to the JSON trees that an app makes of them. */
final class Json {
    private static final JsonProvider PROVIDER = new JacksonJson(JsonStyle.DEFAULT);

    private Json() { }

    static byte[] bytes(@Nullable Object value) {
        return PROVIDER.write(value);
    }

    /**
     * Reads an app's JSON by an app's own rules: dates in both forms, for example.
     *
     * @throws dev.carafe.json.JsonException if the text is not JSON, or does not fit
     */
    static <T> @Nullable T read(byte[] json, Class<T> type) {
        return PROVIDER.read(json, type);
    }

    static JsonNode tree(@Nullable Object value) {
        if (value instanceof String text) {
            return TextNode.valueOf(text);
        }
        return Objects.requireNonNull(PROVIDER.read(bytes(value), JsonNode.class));
    }
}

package dev.carafe.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.carafe.json.JacksonJson;
import dev.carafe.json.JsonProvider;
import dev.carafe.json.JsonStyle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values as the trees of JSON that an app makes of them. */
final class Json {
    private static final JsonProvider PROVIDER = new JacksonJson(JsonStyle.DEFAULT);

    private Json() { }

    static byte[] bytes(@Nullable Object value) {
        return PROVIDER.write(value);
    }

    /**
     * Reads what an app sends, by the rules by which apps read: dates in both forms, for example.
     *
     * @throws dev.carafe.json.JsonException if it is no JSON, or does not fit
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

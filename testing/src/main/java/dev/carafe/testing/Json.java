package dev.carafe.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.carafe.json.JacksonJson;
import dev.carafe.json.JsonProvider;
import dev.carafe.json.JsonStyle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values as the trees of JSON that an app makes of them. */
final class Json {
    /** Reads what an app sends, with what the test has on its class path. */
    static final ObjectMapper MAPPER = JsonMapper.builder().findAndAddModules().build();

    private static final JsonProvider PROVIDER = new JacksonJson(JsonStyle.DEFAULT);

    private Json() { }

    static byte[] bytes(@Nullable Object value) {
        return PROVIDER.write(value);
    }

    static JsonNode tree(@Nullable Object value) {
        if (value instanceof String text) {
            return TextNode.valueOf(text);
        }
        return Objects.requireNonNull(PROVIDER.read(bytes(value), JsonNode.class));
    }
}

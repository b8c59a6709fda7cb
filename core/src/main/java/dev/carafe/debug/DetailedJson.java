package dev.carafe.debug;

import dev.carafe.json.JsonException;
import dev.carafe.json.JsonProvider;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON whose error responses contain the parser's message, for debug mode; Quart's rule and wording. */
public record DetailedJson(JsonProvider json) implements JsonProvider {
    @Override
    public byte[] write(@Nullable Object value) {
        return json.write(value);
    }

    @Override
    public <T> @Nullable T read(byte[] text, Class<T> type) {
        try {
            return json.read(text, type);
        } catch (JsonException e) {
            String detail = e.getCause() == null ? "" : " " + e.getCause().getMessage();
            throw new JsonException("Failed to decode JSON: " + e.getMessage() + detail, e, e.mismatches(), e.incomplete());
        }
    }

    @Override
    public void prepare() {
        json.prepare();
    }

    @Override
    public <T> T bind(Map<String, ? extends List<?>> values, Class<T> type) {
        return json.bind(values, type);
    }
}

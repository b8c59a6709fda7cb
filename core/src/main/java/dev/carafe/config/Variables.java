package dev.carafe.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carafe.json.JsonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of settings where only texts can be given: in the environment, in system properties, in {@code .env} files. */
final class Variables {
    private Variables() {}

    /**
     * The value that a text is as JSON, or the text itself. A number stays a text if it is not written as Java writes it
     * ({@code 1.10}, {@code 1e5}), so that what is meant as a text loses nothing; typed reads understand it all the same.
     */
    static @Nullable Object value(String text) {
        try {
            Object value = Conversion.JSON.read(text.getBytes(UTF_8), Object.class);
            return value instanceof Number && !value.toString().equals(text) ? text : value;
        } catch (JsonException e) {
            return text;
        }
    }

    /**
     * A map with a value at a path of keys, and the other entries that it had; null counts as an empty map.
     *
     * @throws IllegalArgumentException if there is something else on the path than a map
     */
    static @Nullable Object with(@Nullable Object whole, List<String> path, @Nullable Object value) {
        if (path.isEmpty()) {
            return value;
        }
        Map<@Nullable Object, @Nullable Object> parts = new LinkedHashMap<>();
        if (whole instanceof Map<?, ?> map) {
            parts.putAll(map);
        } else if (whole != null) {
            throw new IllegalArgumentException("no map");
        }
        parts.put(path.getFirst(), with(parts.get(path.getFirst()), path.subList(1, path.size()), value));
        return parts;
    }
}

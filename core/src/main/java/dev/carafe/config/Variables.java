package dev.carafe.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carafe.json.JsonException;
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
}

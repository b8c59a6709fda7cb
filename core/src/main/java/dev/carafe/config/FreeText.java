package dev.carafe.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carafe.json.JsonException;
import org.jspecify.annotations.Nullable;

/**
 * A value from a source of plain texts: the environment, system properties, or an {@code .env} file without quotes. A text that is JSON
 * means its value.
 */
record FreeText(String text) {
    /**
     * Returns the JSON value of the text, or the text itself. A number that Java would write differently ({@code 1.10}, {@code 1e5}) stays
     * a text, so that nothing is lost if a text was meant; typed reads still understand it.
     */
    @Nullable Object value() {
        try {
            Object value = Conversion.JSON.read(text.getBytes(UTF_8), Object.class);
            return value instanceof Number && !value.toString().equals(text) ? text : value;
        } catch (JsonException e) {
            return text;
        }
    }

    /** Returns the value for a setting with a declared type, which needs no guess: a JSON string or null, or the text itself. */
    @Nullable Object declaredValue() {
        Object value = value();
        return value == null || value instanceof String ? value : text;
    }
}

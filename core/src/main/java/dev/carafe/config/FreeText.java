package dev.carafe.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carafe.json.JsonException;
import org.jspecify.annotations.Nullable;

/**
 * A value where only texts can be given: in the environment, in system properties, and without quotes in {@code .env} files. It is
 * JSON where it is JSON.
 */
record FreeText(String text) {
    /**
     * The value that the text is as JSON, or the text itself. A number stays a text if it is not written as Java writes it
     * ({@code 1.10}, {@code 1e5}), so that what is meant as a text loses nothing; typed reads understand it all the same.
     */
    @Nullable Object value() {
        try {
            Object value = Conversion.JSON.read(text.getBytes(UTF_8), Object.class);
            return value instanceof Number && !value.toString().equals(text) ? text : value;
        } catch (JsonException e) {
            return text;
        }
    }

    /** The value for a setting whose type is declared, so that it needs no guess: a text of JSON and null, or the text itself. */
    @Nullable Object declaredValue() {
        Object value = value();
        return value == null || value instanceof String ? value : text;
    }
}

package dev.carafe.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes all JSON of an app: responses, {@code jsonify}, request bodies.
 *
 * <pre>{@code
 * app.json(JacksonJson.with(new GuavaModule()));
 * }</pre>
 *
 * <p>An implementation must be thread-safe.
 */
public interface JsonProvider {
    /**
     * Returns the JSON of a value, in UTF-8.
     *
     * @throws IllegalArgumentException if the value has no JSON form; the message says which part has none
     */
    byte[] write(@Nullable Object value);

    /**
     * Reads JSON in UTF-8 as an instance of a class. {@code Object.class} reads maps, lists, strings, numbers, booleans and null.
     *
     * @throws JsonException if the text is not JSON, or does not fit the class
     */
    <T> @Nullable T read(byte[] json, Class<T> type);

    /**
     * Returns the values of a form or a query, texts and files by name, as an instance of a class. Each property gets the first value of
     * its name, or all of them if it is a list. An empty text counts as no value, except for a text property.
     *
     * @throws JsonException if the values do not fit the class
     * @throws UnsupportedOperationException if this provider can't bind forms, which is the default
     */
    default <T> T bind(Map<String, ? extends List<?>> values, Class<T> type) {
        throw new UnsupportedOperationException("%s binds no forms. Implement bind(values, type), or take JacksonJson."
                .formatted(getClass().getSimpleName()));
    }

    /** Prepares the first use, so that it need not wait. A server calls this while it starts. Does nothing by default. */
    default void prepare() { }

    /**
     * Returns this provider with the style of an app's settings, such as {@code JSON_SORT_KEYS}. An app calls this once, when it starts. By
     * default, a provider keeps its own style.
     */
    default JsonProvider styled(JsonStyle style) {
        return this;
    }
}

package dev.carafe.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads all JSON of an app: responses, {@code jsonify}, request bodies.
 *
 * <pre>{@code
 * app.json(JacksonJson.with(new GuavaModule()));
 * }</pre>
 *
 * <p>An implementation is used by many threads at once.
 */
public interface JsonProvider {
    /**
     * The JSON text of a value, in UTF-8.
     *
     * @throws IllegalArgumentException if the value has no JSON form; the message says what in it has none
     */
    byte[] write(@Nullable Object value);

    /**
     * The value that a JSON text in UTF-8 holds, as an instance of a class; {@code Object.class} gives maps, lists, strings,
     * numbers, booleans and null.
     *
     * @throws JsonException if the text is no JSON, or does not fit the class
     */
    <T> @Nullable T read(byte[] json, Class<T> type);

    /**
     * Returns the values of a form or a query, texts and files by name, as an instance of a class: each of its properties takes the first
     * value of its name, or all if it is a list. An empty text is no value, except for a text.
     *
     * @throws JsonException if the values do not fit the class
     * @throws UnsupportedOperationException if this provider can't, which is the default
     */
    default <T> T bind(Map<String, ? extends List<?>> values, Class<T> type) {
        throw new UnsupportedOperationException("%s binds no forms. Implement bind(values, type), or take JacksonJson."
                .formatted(getClass().getSimpleName()));
    }

    /** Does what the first use would have to wait for; a server does it beside its start. Unless overridden, that is nothing. */
    default void prepare() { }

    /**
     * Returns this provider in the style that the settings of an app say, such as {@code JSON_SORT_KEYS}; the app asks once, when it
     * starts. Unless overridden, a provider keeps its own style.
     */
    default JsonProvider styled(JsonStyle style) {
        return this;
    }
}

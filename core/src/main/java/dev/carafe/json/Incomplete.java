package dev.carafe.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that could not become an instance. Its values that fit are kept, so that they can be checked as well.
 *
 * @param pointer where it is (RFC 6901)
 * @param type the type that it was read as
 * @param properties values by their names in the class; null where the JSON has none
 */
public record Incomplete(String pointer, Class<?> type, Map<String, @Nullable Object> properties) { }

package dev.carafe.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object of JSON that no instance could be made of, with those of its values that fit, so that they can be checked beside the others.
 *
 * @param pointer where it is (RFC 6901)
 * @param type what was to be made of it
 * @param properties values by the names that they have in the class; null where the JSON has none
 */
public record Incomplete(String pointer, Class<?> type, Map<String, @Nullable Object> properties) { }

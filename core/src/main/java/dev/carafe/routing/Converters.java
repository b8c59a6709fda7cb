package dev.carafe.routing;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the converters that rules may name. Built in are {@code string}, {@code int}, {@code float}, {@code path}, {@code any} and
 * {@code uuid}; a variable without a converter is a {@code string}.
 *
 * <p>Not thread-safe; for use at setup.
 */
public final class Converters {
    private final Map<String, ConverterFactory> factories = new TreeMap<>();

    /** Creates a registry with the built-in converters. */
    public Converters() {
        factories.put("string", TextConverter::string);
        factories.put("int", IntConverter::new);
        factories.put("float", FloatConverter::new);
        factories.put("path", arguments -> TextConverter.path());
        factories.put("any", TextConverter::any);
        factories.put("uuid", arguments -> new UuidConverter());
    }

    /**
     * Adds a converter that takes no arguments.
     *
     * @throws IllegalArgumentException if the name is taken, or no identifier
     */
    public Converters add(String name, Converter<?> converter) {
        return addFactory(name, arguments -> converter);
    }

    /**
     * Adds a converter that takes arguments.
     *
     * @throws IllegalArgumentException if the name is taken, or no identifier
     */
    public Converters addFactory(String name, ConverterFactory factory) {
        if (!isName(name)) {
            throw new IllegalArgumentException("'" + name + "' is no name for a converter. "
                    + "Names are ASCII letters, digits and _, and do not begin with a digit.");
        }
        if (factories.putIfAbsent(name, factory) != null) {
            throw new IllegalArgumentException("Converter '" + name + "' is already registered. "
                    + "Rules that use it would change their meaning; choose another name.");
        }
        return this;
    }

    /** Returns whether a converter or a variable may have a name. */
    static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** Returns the known names, in alphabetical order. */
    Set<String> names() {
        return Collections.unmodifiableSet(factories.keySet());
    }

    /** Returns the factory of a name, or null if there is none. */
    @Nullable ConverterFactory find(String name) {
        return factories.get(name);
    }
}

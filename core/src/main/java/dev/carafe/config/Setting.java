package dev.carafe.config;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A key, its value, and where the value comes from.
 *
 * @param value null if the key is not set, or set to null
 * @param origin the file, variable or class, as a user knows it; null for a default and for a value that the program sets itself
 * @param expected what the value should be, if the setting is declared and the value does not fit; otherwise null
 */
record Setting(String key, @Nullable Object value, @Nullable String origin, @Nullable String expected) {
    /** Returns the key and, between commas, the origin, as part of a sentence. */
    String named() {
        return origin == null ? key : "%s, from %s,".formatted(key, origin);
    }

    /** Returns the value as it may be shown, with secrets masked. */
    String shown() {
        return Secrets.masked(key, value);
    }

    /** Returns a warning that the key is probably another one, misspelt. */
    String mistakenFor(String other) {
        return "The setting %s is none of Carafe's, and may have no effect. Did you mean %s?".formatted(named(), other);
    }

    /** Returns whether the setting is declared and its value can't be used. */
    boolean isFaulty() {
        return expected != null;
    }

    /** Returns what is wrong with a faulty setting, and what to do. */
    ConfigException fault() {
        String fit = String.valueOf(expected);
        return value == null ? ConfigException.unset(key, fit) : ConfigException.unfit(this, fit, null);
    }

    /** @throws ConfigException if there is no value, or one that does not fit the type */
    <T> T as(Class<T> type) {
        if (isFaulty()) {
            throw fault();
        }
        if (value == null) {
            throw ConfigException.unset(key, Conversion.expected(type));
        }
        try {
            return Conversion.convert(value, type);
        } catch (RuntimeException e) {
            throw ConfigException.unfit(this, Conversion.expected(type), e);
        }
    }

    /** @throws ConfigException if the value is not a list, or an element does not fit the type */
    <T> List<T> asListOf(Class<T> type) {
        if (isFaulty()) {
            throw fault();
        }
        try {
            Stream<?> elements = value == null ? Stream.of() : Conversion.elements(value);
            return elements.map(element -> Conversion.convert(element, type)).toList();
        } catch (RuntimeException e) {
            throw ConfigException.unfit(this, "a list, each " + Conversion.expected(type), e);
        }
    }
}

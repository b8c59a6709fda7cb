package dev.carafe.config;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A key, its value, and where the value comes from.
 *
 * @param value null if the key is not set, or set to null
 * @param origin the file, variable or class, as a user knows it; null for a default and for what the program sets itself
 * @param expected what the value should be, if it is declared and is none of these; otherwise null
 */
record Setting(String key, @Nullable Object value, @Nullable String origin, @Nullable String expected) {
    /** The key and, between commas, the origin: a part of a sentence. */
    String named() {
        return origin == null ? key : "%s, from %s,".formatted(key, origin);
    }

    /** The value as it may be shown: secrets are masked. */
    String shown() {
        return Secrets.masked(key, value);
    }

    /** A warning that the key is probably another one, misspelt. */
    String mistakenFor(String other) {
        return "The setting %s is none of Carafe's, and may have no effect. Did you mean %s?".formatted(named(), other);
    }

    /** Whether it is declared, and can't be used. */
    boolean isFaulty() {
        return expected != null;
    }

    /** What is wrong with a faulty one, and what to do. */
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

    /** @throws ConfigException if there is a value that is no list, or an element of it does not fit the type */
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

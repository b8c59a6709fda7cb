package dev.carafe.config;

import org.jspecify.annotations.Nullable;

/** A setting that cannot be used; the message names the key and what it should be. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ConfigException(String key, @Nullable Object value, String expected) {
        super(value == null
                ? "The setting %s is not set. Set it to %s.".formatted(key, expected)
                : "The setting %s is '%s'. Set it to %s.".formatted(key, value, expected));
    }
}

package dev.carafe.config;

import dev.carafe.json.JsonException;

/** A setting, or a source of settings, that cannot be used; the message says which one, and what it should be. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ConfigException(String message) {
        super(message);
    }

    ConfigException(String message, Throwable cause) {
        super(message, cause);
    }

    static ConfigException unset(String key, String expected) {
        return new ConfigException("The setting %s is not set. Set it to %s.".formatted(key, expected));
    }

    static ConfigException unfit(Setting setting, String expected, Throwable cause) {
        String origin = setting.origin() == null ? "" : ", from %s".formatted(setting.origin());
        String detail = cause instanceof JsonException ? " " + cause.getMessage() : "";
        return new ConfigException("The setting %s is '%s'%s. Set it to %s.%s"
                .formatted(setting.key(), setting.value(), origin, expected, detail), cause);
    }
}

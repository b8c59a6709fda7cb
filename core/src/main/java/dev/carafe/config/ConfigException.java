package dev.carafe.config;

import dev.carafe.json.JsonException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thrown when a setting or a source of settings can't be used. The message says which one, and what it should be. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ConfigException(String message) {
        super(message);
    }

    ConfigException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Reports several faults, one per line. */
    static ConfigException of(List<String> faults) {
        return new ConfigException(faults.size() == 1 ? faults.getFirst()
                : "%d settings can't be used:\n- ".formatted(faults.size()) + String.join("\n- ", faults));
    }

    static ConfigException unset(String key, String expected) {
        return new ConfigException("The setting %s is not set. Set it to %s.".formatted(key, expected));
    }

    /** Omits the reason as the cause, since the exceptions of the JDK and Jackson quote the value, which may be secret. */
    static ConfigException unfit(Setting setting, String expected, @Nullable RuntimeException reason) {
        String detail = reason instanceof JsonException ? " " + reason.getMessage() : "";
        return new ConfigException("The setting %s is '%s'. Set it to %s.%s"
                .formatted(setting.named(), setting.shown(), expected, detail));
    }
}

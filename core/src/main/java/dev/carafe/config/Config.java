package dev.carafe.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an app: upper-case keys with typed reads.
 *
 * <pre>{@code
 * app.config().set("JSON_SORT_KEYS", false);
 * if (app.config().getBoolean("DEBUG")) { ... }
 * }</pre>
 *
 * <p>The built-in keys and their defaults are those of {@link Defaults}. A value that does not fit the type it is read as is an
 * exception that names the key. Thread-safe; the server reads its own settings once, when it starts.
 */
public final class Config {
    private static final Object NULL = new Object();

    private final Map<String, Object> values = new ConcurrentSkipListMap<>();

    /** A configuration with every built-in key at its default. */
    public Config() {
        Defaults.each(this::set);
    }

    /** The value of a key, or null if it is not set, or set to null. */
    public @Nullable Object get(String key) {
        Object value = values.get(key);
        return value == NULL ? null : value;
    }

    /**
     * Sets a key.
     *
     * @throws IllegalArgumentException if the key is not in capitals, as all settings are
     */
    public Config set(String key, @Nullable Object value) {
        if (key.isEmpty() || !key.equals(key.toUpperCase(Locale.ROOT))) {
            throw new IllegalArgumentException("'%s' is no key of a setting. Keys are in capitals: '%s'."
                    .formatted(key, key.toUpperCase(Locale.ROOT)));
        }
        values.put(key, value == null ? NULL : value);
        return this;
    }

    /** Whether a key is set, to null even. */
    public boolean contains(String key) {
        return values.containsKey(key);
    }

    /** A copy as a map, sorted by key. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new TreeMap<>();
        values.forEach((key, value) -> map.put(key, value == NULL ? null : value));
        return map;
    }

    /** The text of a key, or null. */
    public @Nullable String getString(String key) {
        Object value = get(key);
        return value == null ? null : value.toString();
    }

    /**
     * A switch; unset and null are off. The texts {@code true} and {@code false} count in any case.
     *
     * @throws ConfigException if the value is neither
     */
    public boolean getBoolean(String key) {
        Object value = get(key);
        if (value == null) {
            return false;
        }
        return switch (value.toString().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ConfigException(key, value, "true or false");
        };
    }

    /**
     * A whole number.
     *
     * @throws ConfigException if the key is not set, or to something else
     */
    public long getLong(String key) {
        Object value = get(key);
        try {
            if (value != null) {
                return Long.parseLong(value.toString());
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new ConfigException(key, value, "a whole number");
    }

    /**
     * A duration: a {@link Duration}, a number of seconds, or a text such as {@code PT30S}.
     *
     * @throws ConfigException if the key is not set, or to something else
     */
    public Duration getDuration(String key) {
        return switch (get(key)) {
            case Duration duration -> duration;
            case Number seconds -> Duration.ofMillis(Math.round(seconds.doubleValue() * 1000));
            case null -> throw new ConfigException(key, null, "a duration");
            case Object text -> parsed(key, text.toString());
        };
    }

    private static Duration parsed(String key, String text) {
        try {
            return text.startsWith("P") ? Duration.parse(text) : Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
        } catch (RuntimeException e) {
            throw new ConfigException(key, text, "a duration, in seconds or like PT30S");
        }
    }
}

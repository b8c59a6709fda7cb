package dev.carafe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values shared by the hooks and handlers of one request: Flask's {@code g}.
 *
 * <pre>{@code
 * app.before(req -> g().set("user", users.find(req)));
 * app.get("/me", req -> g().require("user", User.class));
 * }</pre>
 *
 * <p>It is empty when the request begins and ends with it. Not thread-safe.
 */
public final class Globals {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    Globals() { }

    /** Returns the value of a name, or null if it is not set. */
    public @Nullable Object get(String name) {
        return values.get(name);
    }

    /**
     * Returns the value of a name that must be set.
     *
     * @throws IllegalStateException if it is not set, or of another class
     */
    public <T> T require(String name, Class<T> type) {
        Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalStateException("g has no %s called '%s' in this request. It has: %s. Set it in a before hook."
                    .formatted(type.getSimpleName(), name, values.isEmpty() ? "nothing" : String.join(", ", values.keySet())));
        }
        return type.cast(value);
    }

    /** Sets a value. */
    public Globals set(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    /** Returns whether a name has been set. */
    public boolean contains(String name) {
        return values.containsKey(name);
    }

    /** Removes a name and returns its value, or null. */
    public @Nullable Object remove(String name) {
        return values.remove(name);
    }

    /** Returns an unmodifiable view of all values. */
    public Map<String, @Nullable Object> toMap() {
        return Collections.unmodifiableMap(values);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}

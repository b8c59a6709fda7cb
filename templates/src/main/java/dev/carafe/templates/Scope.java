package dev.carafe.templates;

import dev.carafe.templates.python.Absent;
import dev.carafe.templates.python.JavaValues;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Variables, and behind them those of the scopes around. Belongs to one render. */
final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, ? extends @Nullable Object> given;
    private @Nullable Map<String, @Nullable Object> own;

    private Scope(@Nullable Scope outer, Map<String, ? extends @Nullable Object> given) {
        this.outer = outer;
        this.given = given;
    }

    /** The variables that a render is given; the map is only read. */
    static Scope of(Map<String, ? extends @Nullable Object> given, @Nullable Scope outer) {
        return new Scope(outer, given);
    }

    /** An empty scope inside of this one. */
    Scope inner() {
        return new Scope(this, Map.of());
    }

    void set(String name, @Nullable Object value) {
        if (own == null) {
            own = new HashMap<>();
        }
        own.put(name, value);
    }

    void clear() {
        if (own != null) {
            own.clear();
        }
    }

    /** The variables that were set here. */
    Map<String, @Nullable Object> own() {
        return own == null ? Map.of() : own;
    }

    /** The value of a variable here or around; {@link Absent} if there is none. */
    @Nullable Object get(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Object value = scope.own == null ? Absent.VALUE : lookUp(scope.own, name);
            if (!Absent.is(value)) {
                return value;
            }
            value = lookUp(scope.given, name);
            if (!Absent.is(value)) {
                return JavaValues.read(value);
            }
        }
        return Absent.VALUE;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object lookUp(Map<String, ? extends @Nullable Object> variables, String name) {
        return ((Map<String, @Nullable Object>) variables).getOrDefault(name, Absent.VALUE);
    }
}

package dev.carafe.templates;

import dev.carafe.templates.python.JavaValues;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Variables, and behind them those of the scopes around. Belongs to one render. */
final class Scope {
    /** Stands for "there is none" where null is a value. */
    private static final Object ABSENT = new Object();

    private final @Nullable Scope outer;
    private final Map<String, ?> given;
    private @Nullable Map<String, @Nullable Object> own;

    private Scope(@Nullable Scope outer, Map<String, ?> given) {
        this.outer = outer;
        this.given = given;
    }

    /** The variables that a render is given; the map is only read. */
    static Scope of(Map<String, ?> given, @Nullable Scope outer) {
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

    @SuppressWarnings({"unchecked", "ReferenceEquality"})
    @Nullable Object get(String name, @Nullable Object otherwise) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Object value = scope.own == null ? ABSENT : ((Map<String, Object>) (Map<String, ?>) scope.own).getOrDefault(name, ABSENT);
            if (value != ABSENT) {
                return value;
            }
            value = ((Map<String, Object>) scope.given).getOrDefault(name, ABSENT);
            if (value != ABSENT) {
                return JavaValues.read(value);
            }
        }
        return otherwise;
    }
}

package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.python.Absent;
import dev.carafe.templates.engine.python.JavaValues;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Variables, and those of the enclosing scopes behind them. Belongs to one render.
 *
 * <p>A scope holds few variables, so that a search through an array is faster than a hash table. The lexer interns names, so most
 * comparisons end with the reference.
 */
public final class Scope {
    private static final String[] NO_NAMES = new String[0];
    private static final @Nullable Object[] NO_VALUES = new @Nullable Object[0];

    private final @Nullable Scope outer;
    private final @Nullable Map<String, ? extends @Nullable Object> given;
    private String[] names = NO_NAMES;
    private @Nullable Object[] values = NO_VALUES;
    private int size;

    private Scope(@Nullable Scope outer, @Nullable Map<String, ? extends @Nullable Object> given) {
        this.outer = outer;
        this.given = given;
    }

    /** Returns a scope of the variables that a render is given. The map is only read. */
    public static Scope of(Map<String, ? extends @Nullable Object> given, @Nullable Scope outer) {
        return new Scope(outer, given);
    }

    /** Returns an empty scope within this one. */
    Scope inner() {
        return new Scope(this, null);
    }

    void set(String name, @Nullable Object value) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                values[i] = value;
                return;
            }
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, Math.max(2 * size, 4));
            values = Arrays.copyOf(values, names.length);
        }
        names[size] = name;
        values[size++] = value;
    }

    void clear() {
        size = 0;
    }

    /** Returns the variables that were set in this scope. */
    Map<String, @Nullable Object> own() {
        Map<String, @Nullable Object> own = new HashMap<>();
        for (int i = 0; i < size; i++) {
            own.put(names[i], values[i]);
        }
        return own;
    }

    /** Returns the value of a variable of this scope or an enclosing one, or {@link Absent}. */
    @Nullable Object get(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            for (int i = 0; i < scope.size; i++) {
                if (scope.names[i].equals(name)) {
                    return scope.values[i];
                }
            }
            if (scope.given != null) {
                Object value = lookUp(scope.given, name);
                if (!Absent.is(value)) {
                    return value instanceof String || JavaValues.isOnceOnly(value) ? value : JavaValues.read(value);
                }
            }
        }
        return Absent.VALUE;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object lookUp(Map<String, ? extends @Nullable Object> variables, String name) {
        return ((Map<String, @Nullable Object>) variables).getOrDefault(name, Absent.VALUE);
    }
}

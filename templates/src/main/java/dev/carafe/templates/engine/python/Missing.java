package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Undefined;
import org.jspecify.annotations.Nullable;

/** Makes the undefined values of look-ups, with Jinja2's words. */
public final class Missing {
    private Missing() {}

    /** Returns what a variable is that nobody set. */
    public static Undefined variable(String name, Undefined.Kind kind) {
        return kind.of(name, "'" + name + "' is undefined");
    }

    /** Returns what an attribute or item is that an object does not have. */
    public static Undefined attribute(@Nullable Object owner, @Nullable Object name, Undefined.Kind kind) {
        return name instanceof String text ? kind.of(text, "'" + owner(owner) + "' has no attribute '" + text + "'")
                : element(owner, Text.repr(name), kind);
    }

    /** Returns what an item is that an object does not have, by the item's text. */
    public static Undefined element(@Nullable Object owner, String name, Undefined.Kind kind) {
        return kind.of(name, owner(owner) + " has no element " + name);
    }

    private static String owner(@Nullable Object owner) {
        return owner == null ? "None" : Types.name(owner) + " object";
    }
}

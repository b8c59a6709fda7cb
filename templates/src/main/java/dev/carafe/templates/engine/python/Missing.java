package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Undefined;
import org.jspecify.annotations.Nullable;

/** Creates the undefined values of look-ups, in Jinja2's words. */
public final class Missing {
    private Missing() {}

    /** Returns the value of a variable that is not set. */
    public static Undefined variable(String name, Undefined.Kind kind) {
        return kind.of(name, "'" + name + "' is undefined");
    }

    /** Returns the value of an attribute or item that an object does not have. */
    public static Undefined attribute(@Nullable Object owner, @Nullable Object name, Undefined.Kind kind) {
        return name instanceof String text ? kind.of(text, "'" + owner(owner) + "' has no attribute '" + text + "'")
                : element(owner, Text.repr(name), kind);
    }

    /** Returns the value of an item that an object does not have, named by the item's text. */
    public static Undefined element(@Nullable Object owner, String name, Undefined.Kind kind) {
        return kind.of(name, owner(owner) + " has no element " + name);
    }

    private static String owner(@Nullable Object owner) {
        return owner == null ? "None" : Types.name(owner) + " object";
    }
}

package dev.carafe.templates.jinja;

import org.jspecify.annotations.Nullable;

/** A test, <code>{% if value is name(arguments) %}</code>: returns true or false. */
@FunctionalInterface
public interface Test {
    /** Returns whether the value passes. An exception ends the render and reaches the app's error handlers. */
    boolean passes(@Nullable Object value, Arguments arguments);
}

package dev.carafe.templates.jinja;

import org.jspecify.annotations.Nullable;

/** A filter, {@code {{ value|name(arguments) }}}: turns a value into another. Return {@link Markup} for HTML. */
@FunctionalInterface
public interface Filter {
    /** Returns the new value. An exception ends the render and reaches the app's error handlers. */
    @Nullable Object apply(@Nullable Object value, Arguments arguments);
}

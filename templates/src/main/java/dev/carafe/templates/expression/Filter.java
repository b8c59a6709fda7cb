package dev.carafe.templates.expression;

import dev.carafe.templates.python.Arguments;
import org.jspecify.annotations.Nullable;

/** What stands after a {@code |}: makes another value of one. */
@FunctionalInterface
public interface Filter {
    /** The new value; what it throws ends the render and reaches the error handlers of the app. */
    @Nullable Object apply(@Nullable Object value, Arguments arguments);
}

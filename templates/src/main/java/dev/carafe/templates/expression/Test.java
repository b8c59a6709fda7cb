package dev.carafe.templates.expression;

import dev.carafe.templates.python.Arguments;
import org.jspecify.annotations.Nullable;

/** What stands after {@code is}: says yes or no of a value. */
@FunctionalInterface
public interface Test {
    /** Whether the value passes; what it throws ends the render and reaches the error handlers of the app. */
    boolean passes(@Nullable Object value, Arguments arguments);
}

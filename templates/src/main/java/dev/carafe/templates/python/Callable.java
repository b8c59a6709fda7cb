package dev.carafe.templates.python;

import org.jspecify.annotations.Nullable;

/**
 * A function that templates may call.
 *
 * <pre>{@code
 * templates.function("static", args -> "/static/" + args.text(0));
 * // {{ static('style.css') }}
 * }</pre>
 */
@FunctionalInterface
public interface Callable {
    /** The result; what it throws ends the render and reaches the error handlers of the app. */
    @Nullable Object call(Arguments arguments);
}

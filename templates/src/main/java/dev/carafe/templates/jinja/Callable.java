package dev.carafe.templates.jinja;

import org.jspecify.annotations.Nullable;

/**
 * A function that templates can call.
 *
 * <pre>{@code
 * templates.function("static", args -> "/static/" + args.text(0));
 * // {{ static('style.css') }}
 * }</pre>
 */
@FunctionalInterface
public interface Callable {
    /** Returns the result. An exception ends the render and reaches the app's error handlers. */
    @Nullable Object call(Arguments arguments);
}

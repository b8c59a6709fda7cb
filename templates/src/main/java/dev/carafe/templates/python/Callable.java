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
    /** The result; what it throws fails the render. */
    @Nullable Object call(Arguments arguments);
}

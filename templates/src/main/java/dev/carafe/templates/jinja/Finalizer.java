package dev.carafe.templates.jinja;

import org.jspecify.annotations.Nullable;

/**
 * Sees each <code>{{ value }}</code> before it is output, and may change or refuse it; Jinja2's {@code finalize}. The result of a macro,
 * a block as a function, a filter or a set block is seen once, as a whole.
 */
@FunctionalInterface
public interface Finalizer {
    /**
     * Returns the text to output.
     *
     * @param text the value as text, escaped where output is escaped
     * @param line where the expression stands in the template, counted from 1
     */
    String output(@Nullable Object value, String text, String template, int line);
}

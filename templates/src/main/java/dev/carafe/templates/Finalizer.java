package dev.carafe.templates;

import org.jspecify.annotations.Nullable;

/**
 * Sees each <code>{{ value }}</code> before it is output, and may change or refuse it. What a macro, a block as a function, a
 * filter or a set block puts out is seen once, as a whole.
 */
@FunctionalInterface
public interface Finalizer {
    /**
     * The text to output.
     *
     * @param text the value as text, escaped where output is escaped
     * @param line where the expression stands in the template, counted from 1
     */
    String output(@Nullable Object value, String text, String template, int line);
}

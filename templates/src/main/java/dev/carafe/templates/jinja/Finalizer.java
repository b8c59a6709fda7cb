package dev.carafe.templates.jinja;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sees each <code>{{ value }}</code> before it is output, and may change or refuse it; Jinja2's {@code finalize}. In a macro, a
 * block as a function or a set block, the values inside are seen first; what is put out as a whole is {@link #captured}, and seen again
 * where it is printed.
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

    /** Returns the text of a {@code call} or {@code filter} block, or of a tag of the program; unchanged by default, as in Jinja2. */
    default String block(@Nullable Object value, String text, String template, int line) {
        return text;
    }

    /** Returns what stands in the output for a tag or a comment, which put out nothing themselves; empty by default. */
    default String tag() {
        return "";
    }

    /** Returns the output of a macro, a block as a function or a set block as a value; unchanged by default. */
    default String captured(String output) {
        return output;
    }

    /** Is told that a text was put together from others by {@code ~}, {@code +}, {@code join} or a format. All are known by identity. */
    default void composed(String text, List<String> parts) {}

    /** Is told that a text is a piece of another, such as what a format has between its fields. Both are known by identity. */
    default void piece(String piece, String whole) {}

    /** Is told the string literals of a template before it is rendered. They are known by identity. */
    default void literals(Set<String> literals) {}
}

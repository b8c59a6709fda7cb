package dev.carafe.templates.jinja;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Receives each <code>{{ value }}</code> before it is output, and may change or refuse it; Jinja2's {@code finalize}. In a macro, a block
 * as a function or a set block, it receives the values inside first; the whole output is {@link #captured}, and received again where it is
 * printed.
 */
@FunctionalInterface
public interface Finalizer {
    /**
     * Returns the text to output.
     *
     * @param text the value as text, escaped where output is escaped
     * @param line the line of the expression in the template, from 1
     */
    String output(@Nullable Object value, String text, String template, int line);

    /** Returns the text of a {@code call} or {@code filter} block, or of a tag of the program; unchanged by default, as in Jinja2. */
    default String block(@Nullable Object value, String text, String template, int line) {
        return text;
    }

    /** Returns the output for a tag or a comment, which have none themselves; empty by default. */
    default String tag() {
        return "";
    }

    /** Returns the output of a macro, a block as a function or a set block as a value; unchanged by default. */
    default String captured(String output) {
        return output;
    }

    /**
     * Called when a text was composed of others by {@code ~}, {@code +}, {@code join} or a format. Texts are identified by object identity.
     */
    default void composed(String text, List<String> parts) {}

    /** Called when a text is a piece of another, such as a format's text between its fields. Texts are identified by object identity. */
    default void piece(String piece, String whole) {}

    /** Called with the string literals of a template before it is rendered. Texts are identified by object identity. */
    default void literals(Set<String> literals) {}
}

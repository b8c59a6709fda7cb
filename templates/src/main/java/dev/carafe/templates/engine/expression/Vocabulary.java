package dev.carafe.templates.engine.expression;

import dev.carafe.templates.jinja.Filter;
import dev.carafe.templates.jinja.Test;
import org.jspecify.annotations.Nullable;

/** The filters and tests that an expression may name. */
public interface Vocabulary {
    /** Returns the filter of a name, or null. */
    @Nullable Filter filter(String name);

    /** Returns the test of a name, or null. */
    @Nullable Test test(String name);

    /** Returns the output for a template's newline. */
    default String newline() {
        return "\n";
    }

    /** Called with each variable that an expression reads. */
    default void mention(String variable) {}

    /** Called with each string literal of an expression. The object itself becomes the value. */
    default void literal(String text) {}

    /** Called for a filter or test that does not exist. It fails when it is evaluated. */
    default void unknown(SyntaxException error) {}

    /** Returns how many unknown names there are so far. */
    default int unknowns() {
        return 0;
    }

    /** Forgets the unknown names from an index on, since they are in a branch. */
    default void forgive(int from) {}
}

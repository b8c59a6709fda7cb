package dev.carafe.templates.engine.expression;

import dev.carafe.templates.jinja.Filter;
import dev.carafe.templates.jinja.Test;
import org.jspecify.annotations.Nullable;

/** The filters and tests that an expression may name. */
public interface Vocabulary {
    /** The filter of a name, or null. */
    @Nullable Filter filter(String name);

    /** The test of a name, or null. */
    @Nullable Test test(String name);

    /** What a newline of a template is output as. */
    default String newline() {
        return "\n";
    }

    /** Told of each variable that an expression reads. */
    default void mention(String variable) {}

    /** Told of each string that an expression spells out; the object itself becomes the value. */
    default void literal(String text) {}

    /** Told of a filter or test that does not exist; it fails when it is evaluated. */
    default void unknown(SyntaxException error) {}

    /** How many unknown names there are so far. */
    default int unknowns() {
        return 0;
    }

    /** Forgets the unknown names from there on: they stand in a branch. */
    default void forgive(int from) {}
}

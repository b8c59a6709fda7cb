package dev.carafe.templates.expression;

import org.jspecify.annotations.Nullable;

/** The filters and tests that an expression may name. */
public interface Vocabulary {
    /** The filter of a name, or null. */
    @Nullable Filter filter(String name);

    /** The test of a name, or null. */
    @Nullable Test test(String name);

    /** Told of each variable that an expression reads. */
    default void mention(String variable) {}

    /** Told of each string that an expression spells out; the object itself becomes the value. */
    default void literal(String text) {}
}

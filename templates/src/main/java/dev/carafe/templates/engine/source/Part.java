package dev.carafe.templates.engine.source;

import dev.carafe.templates.engine.expression.SyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What a template consists of, one after the other, before its expressions are read. Lines are counted from 1. A tag that has no end bears
 * the failure, which is told if the words before it are right.
 */
public sealed interface Part {
    /** Text that is output as it stands. */
    record Text(String text) implements Part {}

    /** <code>{{ expression }}</code>. */
    record Output(String expression, int line, @Nullable SyntaxException failure) implements Part {}

    /** <code>{# comment #}</code>, or a tag that only says how to read. */
    record Note() implements Part {}

    /** <code>{% name header %}</code>. */
    record Tag(String name, String header, int line, @Nullable SyntaxException failure) implements Part {}

    /** The end of the template, with the line of its last part. */
    record End(int line) implements Part {}

    /** Where reading stopped, since a tag, a comment or a string has no end. */
    record Failure(SyntaxException error) implements Part {}
}

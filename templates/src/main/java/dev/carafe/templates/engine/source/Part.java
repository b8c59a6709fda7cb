package dev.carafe.templates.engine.source;

import dev.carafe.templates.engine.expression.SyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A part of a template before its expressions are parsed. Lines are counted from 1. An unclosed tag has a failure, which is reported if the
 * words before it are right.
 */
public sealed interface Part {
    /** Text that is output unchanged. */
    record Text(String text) implements Part {}

    /** <code>{{ expression }}</code>. */
    record Output(String expression, int line, @Nullable SyntaxException failure) implements Part {}

    /** <code>{# comment #}</code>, or a tag that only affects parsing. */
    record Note() implements Part {}

    /** <code>{% name header %}</code>. */
    record Tag(String name, String header, int line, @Nullable SyntaxException failure) implements Part {}

    /** The end of the template, with the line of its last part. */
    record End(int line) implements Part {}

    /** The place where parsing stopped at an unclosed tag, comment or string. */
    record Failure(SyntaxException error) implements Part {}
}

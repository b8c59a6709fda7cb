package dev.carafe.templates.engine.expression;

import org.jspecify.annotations.Nullable;

/** A parsed expression. Immutable and thread-safe. */
@FunctionalInterface
public interface Expression {
    /** Returns its value. Fails with a {@link dev.carafe.templates.jinja.PythonException}. */
    @Nullable Object evaluate(Frame frame);
}

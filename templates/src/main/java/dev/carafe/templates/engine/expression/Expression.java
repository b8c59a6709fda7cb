package dev.carafe.templates.engine.expression;

import org.jspecify.annotations.Nullable;

/** A parsed expression; immutable, evaluated by many threads at once. */
@FunctionalInterface
public interface Expression {
    /** Its value; fails with a {@link dev.carafe.templates.jinja.PythonException}. */
    @Nullable Object evaluate(Frame frame);
}

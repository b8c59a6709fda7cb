package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.expression.Expression;

/** <code>{% do list.append(1) %}</code>: evaluates and prints nothing. */
public record DoStatement(Expression expression, Position position) implements Statement {
    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        rendering.evaluate(expression, position);
        return Flow.NEXT;
    }
}

package dev.carafe.templates;

import dev.carafe.templates.expression.Expression;

/** <code>{{ expression }}</code>. */
record PrintStatement(Expression expression, Position position) implements Statement {
    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        rendering.print(expression, position, out);
        return Flow.NEXT;
    }
}

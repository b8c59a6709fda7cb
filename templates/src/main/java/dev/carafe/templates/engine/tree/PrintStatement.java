package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.expression.Expression;

/**
 * <code>{{ expression }}</code>.
 *
 * @param always whether it is output by a child as well, as Jinja2 does for <code>{% call %}</code> and <code>{% filter %}</code>
 */
public record PrintStatement(Expression expression, Position position, boolean always) implements Statement {
    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        if (always || !rendering.isMuted()) {
            rendering.print(expression, position, always, out);
        }
        return Flow.NEXT;
    }
}

package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.expression.Expression;

/** <code>{% autoescape false %}</code>: sets whether output is escaped until its end tag. */
public record AutoescapeStatement(Expression on, Body body, Position position) implements Statement {
    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        boolean before = rendering.escape(rendering.isTrue(on, position));
        Scope outer = rendering.enter(rendering.scope().inner());
        try {
            return body.render(rendering, out);
        } finally {
            rendering.enter(outer);
            rendering.escape(before);
        }
    }
}

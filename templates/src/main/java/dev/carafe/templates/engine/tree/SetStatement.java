package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.expression.Expression;

/** <code>{% set target = value %}</code>, or with the output up to <code>{% endset %}</code> as the value. */
public record SetStatement(Target target, Expression value, Position position) implements Statement {
    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        try {
            target.check(rendering);
            target.assign(rendering, value.evaluate(rendering));
            return Flow.NEXT;
        } catch (RuntimeException | StackOverflowError e) {
            throw position.error(e);
        }
    }
}

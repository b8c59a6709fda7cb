package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.expression.Expression;

/**
 * <code>{% include 'a.html' ignore missing without context %}</code>: another template's output; of a list of names that of
 * the first that exists.
 */
public record IncludeStatement(Expression name, boolean ignoreMissing, boolean context, Position position) implements Statement {
    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        Object names = rendering.evaluate(name, position);
        Template template = rendering.library().first(names, position);
        if (template == null) {
            if (ignoreMissing) {
                return Flow.NEXT;
            }
            throw rendering.library().notFound(names, position);
        }
        Scope given = context ? rendering.scope() : rendering.library().globals();
        try {
            template.render(rendering.nested(given), out);
        } catch (RuntimeException | StackOverflowError e) {
            throw position.error(e);
        }
        return Flow.NEXT;
    }
}

package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.expression.Expression;

/** <code>{% import 'forms.html' as forms with context %}</code>: imports the macros and variables of another template under one name. */
public record ImportStatement(Expression name, String alias, boolean context, Position position) implements Statement {
    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        rendering.scope().set(alias, Module.of(rendering, name, context, position));
        return Flow.NEXT;
    }
}

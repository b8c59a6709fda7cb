package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.expression.Expression;
import dev.carafe.templates.jinja.PythonException;

/**
 * <code>{% extends 'base.html' %}</code>: renders the parent in place of this template, with its blocks. From here on, text and outputs of
 * this template are dropped without being evaluated.
 *
 * @param earlier where Jinja2 says that a second one is wrong: at the tag before it
 */
public record ExtendsStatement(Expression parent, Position position, Position earlier) implements Statement {
    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        if (rendering.inheritance().extending()) {
            throw earlier.error(new PythonException("extended multiple times"));
        }
        rendering.inheritance().extend(rendering.library().template(rendering.evaluate(parent, position), position));
        rendering.mute(true);
        return Flow.NEXT;
    }
}

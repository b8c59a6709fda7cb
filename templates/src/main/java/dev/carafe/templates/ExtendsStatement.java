package dev.carafe.templates;

import dev.carafe.templates.expression.Expression;
import dev.carafe.templates.python.PythonException;
import java.util.ArrayList;
import java.util.List;

/** <code>{% extends 'base.html' %}</code>: the parent is rendered in place of this template, with its blocks. */
record ExtendsStatement(Expression parent, Position position) implements Statement {
    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        Object name = rendering.evaluate(parent, position);
        if (rendering.inheritance().extending()) {
            throw position.error(new PythonException("extended multiple times"));
        }
        rendering.inheritance().extend(rendering.environment().store.template(name, position), out.length());
        return Flow.NEXT;
    }

    /** What a child puts out after it named its parent is never seen, and not even evaluated. */
    static Body withoutDeadOutput(Body body) {
        List<Statement> kept = new ArrayList<>();
        boolean extended = false;
        for (Statement statement : body.statements()) {
            boolean dead = extended && (statement instanceof TextStatement || statement instanceof PrintStatement);
            if (!dead) {
                kept.add(statement);
            }
            extended |= statement instanceof ExtendsStatement;
        }
        return new Body(List.copyOf(kept));
    }
}

package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.expression.Expression;
import java.util.List;

/** <code>{% if %}</code>, <code>{% elif %}</code>, <code>{% else %}</code>: renders the first branch whose condition is true. */
public record IfStatement(List<Case> cases, Body otherwise) implements Statement {
    /** A condition and the body that is rendered if it is true. */
    public record Case(Expression condition, Position position, Body body) {}

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        for (int i = 0; i < cases.size(); i++) {
            Case branch = cases.get(i);
            if (rendering.isTrue(branch.condition, branch.position)) {
                return branch.body.render(rendering, out);
            }
        }
        return otherwise.render(rendering, out);
    }
}

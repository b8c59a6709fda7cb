package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** <code>{% with a = 1, b = 2 %}</code>: sets variables for a block. Their values don't see each other. */
public record WithStatement(List<Assignment> assignments, Body body, Position position) implements Statement {
    /** A variable and its value. */
    public record Assignment(Target target, Expression value) {}

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        Scope outer = rendering.scope();
        try {
            List<@Nullable Object> values = new ArrayList<>(assignments.size());
            for (Assignment assignment : assignments) {
                values.add(assignment.value.evaluate(rendering));
            }
            rendering.enter(outer.inner());
            for (int i = 0; i < values.size(); i++) {
                assignments.get(i).target.assign(rendering, values.get(i));
            }
            return body.render(rendering, out);
        } catch (RuntimeException | StackOverflowError e) {
            throw position.error(e);
        } finally {
            rendering.enter(outer);
        }
    }
}

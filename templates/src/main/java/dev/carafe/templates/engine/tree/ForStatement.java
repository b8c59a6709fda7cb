package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.expression.Expression;
import dev.carafe.templates.engine.python.Iteration;
import dev.carafe.templates.engine.python.JavaValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * <code>{% for target in items if condition recursive %}</code>, and its <code>{% else %}</code>: what is rendered if no
 * round came to its end, which is Jinja2's rule.
 */
public record ForStatement(Target target, Expression items, @Nullable Expression condition, Position conditionPosition,
        boolean recursive, boolean usesLoop, Body body, Body otherwise, Position position) implements Statement {
    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        Object iterable = rendering.evaluate(items, position);
        try {
            return loop(rendering, iterable, 0, out);
        } catch (RuntimeException | StackOverflowError e) {
            throw position.error(e);
        }
    }

    /** Goes over the items in the scope at hand; {@code depth} counts the recursive calls around. */
    Flow loop(Rendering rendering, @Nullable Object iterable, int depth, StringBuilder out) {
        Scope outer = rendering.scope();
        Scope scope = outer.inner();
        rendering.enter(scope);
        try {
            List<@Nullable Object> values = values(rendering, scope, Iteration.items(iterable));
            LoopContext loop = new LoopContext(this, rendering, outer, values, depth);
            boolean ended = false;
            while (loop.advance()) {
                rendering.tick(out);
                scope.clear();
                if (usesLoop) {
                    scope.set("loop", loop);
                }
                target.assign(rendering, JavaValues.read(loop.item()));
                Flow flow = body.render(rendering, out);
                ended |= flow == Flow.NEXT;
                if (flow == Flow.BREAK) {
                    break;
                }
            }
            if (!ended) {
                scope.clear();
                return otherwise.render(rendering, out);
            }
            return Flow.NEXT;
        } finally {
            rendering.enter(outer);
        }
    }

    private List<@Nullable Object> values(Rendering rendering, Scope scope, List<@Nullable Object> all) {
        if (condition == null) {
            return all;
        }
        List<@Nullable Object> chosen = new ArrayList<>();
        for (Object item : all) {
            target.assign(rendering, JavaValues.read(item));
            if (rendering.isTrue(condition, conditionPosition)) {
                chosen.add(item);
            }
        }
        scope.clear();
        return chosen;
    }
}

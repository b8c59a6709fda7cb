package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.expression.Expression;
import dev.carafe.templates.engine.python.Iteration;
import dev.carafe.templates.engine.python.JavaValues;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * <code>{% for target in items if condition recursive %}</code>, and its <code>{% else %}</code>: rendered if no iteration ran to its end,
 * which is Jinja2's rule.
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

    /** Iterates over the items in the current scope; {@code depth} counts the enclosing recursive calls. */
    Flow loop(Rendering rendering, @Nullable Object iterable, int depth, StringBuilder out) {
        Scope outer = rendering.scope();
        Scope scope = outer.inner();
        rendering.enter(scope);
        try {
            Iterator<?> source = usesLoop || condition != null ? null : Iteration.source(iterable);
            boolean ended = source != null ? rounds(rendering, scope, source, out)
                    : rounds(rendering, scope, new LoopContext(this, rendering, outer,
                            values(rendering, scope, Iteration.items(iterable)), depth), out);
            if (!ended) {
                scope.clear();
                return otherwise.render(rendering, out);
            }
            return Flow.NEXT;
        } finally {
            rendering.enter(outer);
        }
    }

    /** Iterates over a source item by item, without waiting for the last one. */
    private boolean rounds(Rendering rendering, Scope scope, Iterator<?> source, StringBuilder out) {
        boolean ended = false;
        Flow flow = Flow.NEXT;
        while (flow != Flow.BREAK && source.hasNext()) {
            rendering.tick(out);
            scope.clear();
            flow = round(rendering, source.next(), out);
            ended |= flow == Flow.NEXT;
        }
        return ended;
    }

    private boolean rounds(Rendering rendering, Scope scope, LoopContext loop, StringBuilder out) {
        boolean ended = false;
        Flow flow = Flow.NEXT;
        while (flow != Flow.BREAK && loop.advance()) {
            rendering.tick(out);
            scope.clear();
            if (usesLoop) {
                scope.set("loop", loop);
            }
            flow = round(rendering, loop.item(), out);
            ended |= flow == Flow.NEXT;
        }
        return ended;
    }

    private Flow round(Rendering rendering, @Nullable Object item, StringBuilder out) {
        target.assign(rendering, JavaValues.read(item));
        return body.render(rendering, out);
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

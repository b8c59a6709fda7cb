package dev.carafe.templates;

import dev.carafe.templates.expression.Expression;
import dev.carafe.templates.expression.TokenStream;
import dev.carafe.templates.python.Iteration;
import dev.carafe.templates.python.JavaValues;
import dev.carafe.templates.python.Truth;
import dev.carafe.templates.source.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** <code>{% for target in items if condition recursive %}</code>, and its <code>{% else %}</code> for when there is none. */
record ForStatement(Target target, Expression items, @Nullable Expression condition, boolean recursive, boolean usesLoop,
        Body body, Body otherwise, Position position) implements Statement {
    static Statement read(Part.Tag tag, Compiler compiler) {
        Header header = compiler.header(tag);
        TokenStream tokens = header.tokens();
        Target target = Target.read(tokens);
        if (target.names().contains("loop")) {
            throw tokens.fail("Can't assign to special loop variable in for-loop.");
        }
        tokens.expect("in");
        Expression items = header.expressions().tuple(false, Set.of("recursive"));
        Expression condition = tokens.skip("if") ? header.expressions().expression() : null;
        boolean recursive = tokens.skip("recursive");
        header.end();
        List<Branch> branches = Branch.of(tag, Set.of("else"));
        Set<String> variables = Compiler.variables();
        Body body = compiler.loopBody(branches.getFirst().parts(), variables);
        Body otherwise = Body.EMPTY;
        if (branches.size() > 1) {
            compiler.header(branches.getLast().tag()).end();
            otherwise = compiler.body(branches.getLast().parts());
        }
        return new ForStatement(target, items, condition, recursive, variables.contains("loop"), body, otherwise,
                compiler.position(tag));
    }

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        Object iterable = rendering.evaluate(items, position);
        try {
            return loop(rendering, iterable, 0, out);
        } catch (RuntimeException e) {
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
            if (values.isEmpty()) {
                return otherwise.render(rendering, out);
            }
            LoopContext loop = new LoopContext(this, rendering, outer, values, depth);
            while (loop.advance()) {
                scope.clear();
                if (usesLoop) {
                    scope.set("loop", loop);
                }
                target.assign(rendering, JavaValues.read(loop.item()));
                if (body.render(rendering, out) == Flow.BREAK) {
                    break;
                }
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
            if (Truth.of(condition.evaluate(rendering))) {
                chosen.add(item);
            }
        }
        scope.clear();
        return chosen;
    }
}

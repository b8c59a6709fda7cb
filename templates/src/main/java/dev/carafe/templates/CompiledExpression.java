package dev.carafe.templates;

import dev.carafe.templates.engine.compiler.Compiler;
import dev.carafe.templates.engine.expression.Expression;
import dev.carafe.templates.engine.tree.Position;
import dev.carafe.templates.engine.tree.Rendering;
import dev.carafe.templates.jinja.Undefined;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A compiled expression outside a template. */
final class CompiledExpression implements Function<Map<String, ? extends @Nullable Object>, @Nullable Object> {
    private final Environment environment;
    private final Expression expression;
    private final Position position;

    CompiledExpression(Environment environment, String text) {
        this.environment = environment;
        this.position = new Position("<expression>", text, 1);
        this.expression = Compiler.expression(environment, position);
    }

    @Override
    public @Nullable Object apply(Map<String, ? extends @Nullable Object> variables) {
        try {
            Object value = expression.evaluate(Rendering.of(environment, environment.scope(variables), null, null));
            return value instanceof Undefined ? null : value;
        } catch (RuntimeException | StackOverflowError e) {
            throw position.error(e);
        }
    }
}

package dev.carafe.templates;

import dev.carafe.templates.expression.Expression;
import dev.carafe.templates.expression.TokenStream;
import dev.carafe.templates.source.Part;
import java.util.Set;

/** <code>{% set target = value %}</code>, or the output up to <code>{% endset %}</code> as the value. */
record SetStatement(Target target, Expression value, Position position) implements Statement {
    static Statement read(Part.Tag tag, Compiler compiler) {
        Header header = compiler.header(tag);
        TokenStream tokens = header.tokens();
        Target target = Target.read(tokens);
        Expression value;
        if (tokens.skip("=")) {
            value = header.expressions().tuple(true, Set.of());
        } else {
            Body body = compiler.body(tag.parts());
            value = frame -> ((Rendering) frame).captureInner(body);
            if (tokens.skip("|")) {
                value = header.expressions().filterOf(value);
            }
        }
        header.end();
        return new SetStatement(target, value, compiler.position(tag));
    }

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        try {
            target.assign(rendering, value.evaluate(rendering));
            return Flow.NEXT;
        } catch (RuntimeException e) {
            throw position.error(e);
        }
    }
}

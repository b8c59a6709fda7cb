package dev.carafe.templates;

import dev.carafe.templates.expression.Expression;
import dev.carafe.templates.source.Part;

/** <code>{% autoescape false %}</code>: another rule for escaping up to its end. */
record AutoescapeStatement(Expression on, Body body, Position position) implements Statement {
    static Statement read(Part.Tag tag, Compiler compiler) {
        return new AutoescapeStatement(
                compiler.header(tag).onlyExpression(), compiler.body(tag.parts()), compiler.position(tag));
    }

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        boolean before = rendering.escape(rendering.isTrue(on, position));
        Scope outer = rendering.enter(rendering.scope().inner());
        try {
            return body.render(rendering, out);
        } finally {
            rendering.enter(outer);
            rendering.escape(before);
        }
    }
}

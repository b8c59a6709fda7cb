package dev.carafe.templates;

import dev.carafe.templates.expression.Expression;

/** <code>{% filter upper %}</code>: the output up to its end through a filter. */
final class FilterStatement {
    private FilterStatement() {}

    static Statement read(Part.Tag tag, Compiler compiler) {
        Header header = compiler.header(tag);
        Body body = compiler.body(tag.parts());
        Expression filtered = header.expressions().filterOf(frame -> ((Rendering) frame).captureInner(body));
        header.end();
        return new PrintStatement(filtered, compiler.position(tag));
    }
}

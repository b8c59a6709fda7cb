package dev.carafe.templates;

import dev.carafe.templates.expression.Expression;
import dev.carafe.templates.python.Markup;
import dev.carafe.templates.python.Text;
import dev.carafe.templates.source.Part;

/** <code>{% filter upper %}</code>: the output up to its end through a filter. It is escaped already, and not once more. */
final class FilterStatement {
    private FilterStatement() {}

    static Statement read(Part.Tag tag, Compiler compiler) {
        Header header = compiler.header(tag);
        Body body = compiler.body(tag.parts());
        Expression filtered = header.expressions().filterOf(frame -> ((Rendering) frame).captureInner(body));
        header.end();
        return new PrintStatement(frame -> Markup.of(Text.str(filtered.evaluate(frame))), compiler.position(tag));
    }
}

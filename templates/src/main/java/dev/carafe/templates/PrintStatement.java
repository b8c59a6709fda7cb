package dev.carafe.templates;

import dev.carafe.templates.expression.Expression;
import dev.carafe.templates.source.Part;
import java.util.ArrayList;
import java.util.List;

/** <code>{{ expression }}</code>. */
record PrintStatement(Expression expression, Position position) implements Statement {
    /** <code>{% print a, b %}</code>: one after the other. */
    static Statement read(Part.Tag tag, Compiler compiler) {
        Header header = compiler.header(tag);
        List<Statement> all = new ArrayList<>();
        while (!header.tokens().atEnd()) {
            if (!all.isEmpty()) {
                header.tokens().expect(",");
            }
            all.add(new PrintStatement(header.expressions().expression(), compiler.position(tag)));
        }
        return new Body(List.copyOf(all));
    }

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        rendering.print(expression, position, out);
        return Flow.NEXT;
    }
}

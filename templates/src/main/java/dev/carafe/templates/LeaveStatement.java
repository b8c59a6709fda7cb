package dev.carafe.templates;

import dev.carafe.templates.expression.SyntaxException;
import dev.carafe.templates.source.Part;

/** <code>{% break %}</code> and <code>{% continue %}</code>. */
record LeaveStatement(Flow flow) implements Statement {
    static Statement read(Part.Tag tag, Compiler compiler) {
        compiler.header(tag).end();
        if (!compiler.inLoop()) {
            throw new SyntaxException("'" + tag.name() + "' outside loop", tag.line());
        }
        return new LeaveStatement(tag.name().equals("break") ? Flow.BREAK : Flow.CONTINUE);
    }

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        return flow;
    }
}

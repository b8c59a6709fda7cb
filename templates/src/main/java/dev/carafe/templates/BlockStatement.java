package dev.carafe.templates;

import dev.carafe.templates.expression.SyntaxException;
import dev.carafe.templates.expression.TokenStream;
import dev.carafe.templates.python.PythonException;
import dev.carafe.templates.source.Part;

/**
 * <code>{% block name scoped required %}</code>: a place that a child may fill.
 *
 * @param scoped whether it sees the variables around it and not only those of the template
 * @param required whether a child must fill it
 * @param autoescape whether the template that it stands in escapes
 */
record BlockStatement(String name, boolean scoped, boolean required, Body body, boolean autoescape, Position position)
        implements Statement {
    static Statement read(Part.Tag tag, Compiler compiler) {
        Header header = compiler.header(tag);
        TokenStream tokens = header.tokens();
        String name = tokens.expectName().text();
        boolean scoped = tokens.skip("scoped");
        boolean required = tokens.skip("required");
        if (tokens.at("-")) {
            throw tokens.fail("Block names in Jinja have to be valid Python identifiers and may not contain hyphens, "
                    + "use an underscore instead.");
        }
        header.end();
        boolean blank = tag.parts().stream().allMatch(part -> part instanceof Part.Note || (part instanceof Part.Text text && text.text().isBlank()));
        if (required && !blank) {
            throw new SyntaxException("Required blocks can only contain comments or whitespace", tag.line());
        }
        Body body = compiler.body(tag.parts());
        BlockStatement block =
                new BlockStatement(name, scoped, required, body, compiler.autoescape(), compiler.position(tag));
        compiler.add(block, tag.line());
        return block;
    }

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        if (!rendering.inheritance().extending()) {
            if (required && rendering.inheritance().block(name, 1) == null) {
                throw position.error(new PythonException("Required block '" + name + "' not found"));
            }
            render(rendering, name, 0, scoped ? rendering.scope() : rendering.top(), out);
        }
        return Flow.NEXT;
    }

    /** Renders the block of a level of the chain; level 0 is the youngest child's. */
    static Flow render(Rendering rendering, String name, int level, Scope base, StringBuilder out) {
        BlockStatement block = rendering.inheritance().block(name, level);
        if (block == null) {
            throw new PythonException("there is no block called '" + name + "'");
        }
        Scope inner = base.inner();
        inner.set("super", BlockReference.of(rendering, name, level + 1, base));
        Scope before = rendering.enter(inner);
        boolean escaping = rendering.escape(block.autoescape);
        try {
            return block.body.render(rendering, out);
        } finally {
            rendering.escape(escaping);
            rendering.enter(before);
        }
    }
}

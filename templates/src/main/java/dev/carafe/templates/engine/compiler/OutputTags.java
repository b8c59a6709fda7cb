package dev.carafe.templates.engine.compiler;

import dev.carafe.templates.engine.compiler.Compilation.Place;
import dev.carafe.templates.engine.expression.Expression;
import dev.carafe.templates.engine.expression.TokenStream;
import dev.carafe.templates.engine.source.Part;
import dev.carafe.templates.engine.tree.AutoescapeStatement;
import dev.carafe.templates.engine.tree.BlockStatement;
import dev.carafe.templates.engine.tree.Body;
import dev.carafe.templates.engine.tree.DoStatement;
import dev.carafe.templates.engine.tree.PrintStatement;
import dev.carafe.templates.engine.tree.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads <code>{% block %}</code>, <code>{% autoescape %}</code>, <code>{% print %}</code> and <code>{% do %}</code>. */
final class OutputTags {
    private OutputTags() {}

    static Statement print(Part.Tag tag, Compilation compilation) {
        Header header = compilation.header(tag);
        List<Statement> all = new ArrayList<>();
        while (!header.tokens().atEnd()) {
            if (!all.isEmpty()) {
                header.tokens().expect(",");
            }
            Expression value = header.expressions().expression();
            all.add(new PrintStatement(value, compilation.position(header.expressions().line()), false));
        }
        return new Body(all);
    }

    static Statement evaluate(Part.Tag tag, Compilation compilation) {
        return new DoStatement(compilation.header(tag).onlyTuple(true), compilation.position(tag.line()));
    }

    static Statement autoescape(Part.Tag tag, Compilation compilation) {
        Expression on = compilation.header(tag).onlyExpression();
        Body body = compilation.body(tag, Place.SCOPE, "endautoescape");
        compilation.end();
        return new AutoescapeStatement(on, body, compilation.position(tag.line()));
    }

    static Statement block(Part.Tag tag, Compilation compilation) {
        Header header = compilation.header(tag);
        TokenStream tokens = header.tokens();
        String name = tokens.expectName().text();
        boolean scoped = tokens.skip("scoped");
        boolean required = tokens.skip("required");
        if (tokens.at("-")) {
            throw tokens.fail("Block names in Jinja have to be valid Python identifiers and may not contain hyphens, "
                    + "use an underscore instead.");
        }
        header.end();
        boolean nested = compilation.inScope();
        Body body = compilation.body(tag, Place.BLOCK, "endblock");
        Header end = compilation.header(compilation.closing());
        if (required && !body.isBlank()) {
            throw end.tokens().fail("Required blocks can only contain comments or whitespace");
        }
        end.tokens().skip(name);
        end.tokens().expectEnd();
        BlockStatement block = new BlockStatement(
                name, scoped, required, nested, body, compilation.autoescape(), compilation.position(tag.line()));
        compilation.add(block, tag.line());
        return block;
    }
}

package dev.carafe.templates;

import dev.carafe.templates.expression.Expression;
import dev.carafe.templates.expression.TokenStream;
import dev.carafe.templates.source.Part;

/** <code>{% import 'forms.html' as forms with context %}</code>: another template's macros and variables under one name. */
record ImportStatement(Expression name, String alias, boolean context, Position position) implements Statement {
    static Statement read(Part.Tag tag, Compiler compiler) {
        Header header = compiler.header(tag);
        TokenStream tokens = header.tokens();
        Expression name = header.expressions().expression();
        tokens.expect("as");
        String alias = Target.name(tokens);
        boolean context = header.context(false);
        header.end();
        return new ImportStatement(name, alias, context, compiler.position(tag));
    }

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        rendering.scope().set(alias, Module.of(rendering, name, context, position));
        return Flow.NEXT;
    }
}

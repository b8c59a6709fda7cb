package dev.carafe.templates;

import dev.carafe.templates.expression.Expression;
import dev.carafe.templates.expression.TokenStream;
import dev.carafe.templates.source.Part;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * <code>{% from 'forms.html' import field, area as box %}</code>: some of another template's macros and variables.
 *
 * @param names what each is called there, by what it is called here
 */
record FromStatement(Expression name, Map<String, String> names, boolean context, Position position) implements Statement {
    static Statement read(Part.Tag tag, Compiler compiler) {
        Header header = compiler.header(tag);
        TokenStream tokens = header.tokens();
        Expression name = header.expressions().expression();
        tokens.expect("import");
        Map<String, String> names = new LinkedHashMap<>();
        boolean comma = true;
        while (comma && !endsNames(tokens)) {
            String exported = Target.name(tokens);
            if (exported.startsWith("_")) {
                throw tokens.fail("names starting with an underline can not be imported");
            }
            names.put(tokens.skip("as") ? Target.name(tokens) : exported, exported);
            comma = tokens.skip(",");
        }
        if (names.isEmpty()) {
            throw tokens.expected("'name'");
        }
        boolean context = header.context(false);
        header.end();
        return new FromStatement(name, names, context, compiler.position(tag));
    }

    private static boolean endsNames(TokenStream tokens) {
        return (tokens.at("with") || tokens.at("without")) && tokens.ahead().isWord("context");
    }

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        Module module = Module.of(rendering, name, context, position);
        names.forEach((alias, exported) ->
                rendering.scope().set(alias, module.attribute(exported, rendering.undefined())));
        return Flow.NEXT;
    }
}

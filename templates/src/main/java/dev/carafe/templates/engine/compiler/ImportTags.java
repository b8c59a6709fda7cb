package dev.carafe.templates.engine.compiler;

import dev.carafe.templates.engine.expression.Expression;
import dev.carafe.templates.engine.expression.SyntaxException;
import dev.carafe.templates.engine.expression.TokenStream;
import dev.carafe.templates.engine.source.Part;
import dev.carafe.templates.engine.tree.ExtendsStatement;
import dev.carafe.templates.engine.tree.FromStatement;
import dev.carafe.templates.engine.tree.ImportStatement;
import dev.carafe.templates.engine.tree.IncludeStatement;
import dev.carafe.templates.engine.tree.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the tags that name other templates. */
final class ImportTags {
    private ImportTags() {}

    static Statement parent(Part.Tag tag, Compilation compilation) {
        int earlier = compilation.earlierTag();
        Expression name = compilation.header(tag).onlyExpression();
        if (!compilation.atTop()) {
            compilation.late(new SyntaxException("cannot use extend from a non top-level scope", tag.line()));
        }
        return new ExtendsStatement(name, compilation.position(tag.line()), compilation.position(earlier == 0 ? tag.line() : earlier));
    }

    static Statement include(Part.Tag tag, Compilation compilation) {
        Header header = compilation.header(tag);
        TokenStream tokens = header.tokens();
        Expression name = header.expressions().expression();
        boolean ignoreMissing = tokens.at("ignore") && tokens.ahead().isWord("missing");
        if (ignoreMissing) {
            tokens.next();
            tokens.next();
        }
        boolean context = header.context(true);
        header.end();
        return new IncludeStatement(name, ignoreMissing, context, compilation.position(tag.line()));
    }

    static Statement module(Part.Tag tag, Compilation compilation) {
        Header header = compilation.header(tag);
        Expression name = header.expressions().expression();
        header.tokens().expect("as");
        String alias = Targets.name(header.tokens());
        boolean context = header.context(false);
        header.end();
        return new ImportStatement(name, alias, context, compilation.position(tag.line()));
    }

    static Statement from(Part.Tag tag, Compilation compilation) {
        Header header = compilation.header(tag);
        TokenStream tokens = header.tokens();
        Expression name = header.expressions().expression();
        tokens.expect("import");
        Map<String, String> names = new LinkedHashMap<>();
        boolean comma = true;
        while (comma && !(endsNames(tokens) && !names.isEmpty())) {
            String exported = Targets.name(tokens);
            if (exported.startsWith("_")) {
                throw tokens.fail("names starting with an underline can not be imported");
            }
            names.put(tokens.skip("as") ? Targets.name(tokens) : exported, exported);
            comma = tokens.skip(",");
        }
        if (names.isEmpty()) {
            throw tokens.expected("'name'");
        }
        boolean context = header.context(false);
        header.end();
        return new FromStatement(name, names, context, compilation.position(tag.line()));
    }

    private static boolean endsNames(TokenStream tokens) {
        return (tokens.at("with") || tokens.at("without")) && tokens.ahead().isWord("context");
    }
}

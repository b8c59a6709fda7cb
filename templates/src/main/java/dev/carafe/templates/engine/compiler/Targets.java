package dev.carafe.templates.engine.compiler;

import dev.carafe.templates.engine.expression.SyntaxException;
import dev.carafe.templates.engine.expression.Token;
import dev.carafe.templates.engine.expression.TokenStream;
import dev.carafe.templates.engine.tree.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what a value is assigned to. */
final class Targets {
    /** The words that are values and can't be names. */
    private static final Set<String> CONSTANTS = Set.of("true", "false", "none", "True", "False", "None");

    private Targets() {}

    /** A name or an attribute of a namespace, or several names with commas. */
    static Target assignable(TokenStream tokens) {
        boolean attribute = tokens.current().kind() == Token.Kind.NAME && tokens.ahead().isWord(".");
        if (attribute) {
            String namespace = tokens.next().text();
            tokens.next();
            return new Target.Attribute(namespace, tokens.expectName().text());
        }
        return names(tokens);
    }

    /** A name or several with commas. A last comma is only taken before a bracket or the end, as in Jinja2. */
    static Target names(TokenStream tokens) {
        List<Target> parts = new ArrayList<>();
        boolean comma = true;
        while (comma && !tokens.at(")") && !tokens.atEnd()) {
            parts.add(part(tokens));
            comma = tokens.skip(",");
        }
        if (parts.isEmpty()) {
            throw tokens.fail("Expected an expression, got '" + tokens.current().described() + "'");
        }
        return parts.size() == 1 && !comma ? parts.getFirst() : new Target.Several(List.copyOf(parts));
    }

    private static Target part(TokenStream tokens) {
        if (tokens.skip("(")) {
            Target inner = names(tokens);
            tokens.expect(")");
            return inner;
        }
        if (tokens.current().kind() == Token.Kind.OPERATOR || tokens.current().kind() == Token.Kind.END) {
            throw tokens.fail("unexpected '" + tokens.current().described() + "'");
        }
        if (tokens.current().kind() != Token.Kind.NAME) {
            throw tokens.fail("can't assign to 'const'");
        }
        return new Target.Name(name(tokens));
    }

    /** A name that can be set. */
    static String name(TokenStream tokens) {
        Token token = tokens.expectName();
        if (CONSTANTS.contains(token.text())) {
            throw new SyntaxException("can't assign to 'const'", token.line());
        }
        return token.text();
    }
}

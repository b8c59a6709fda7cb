package dev.carafe.templates.engine.expression;

import dev.carafe.templates.engine.expression.Accesses.Attribute;
import dev.carafe.templates.engine.expression.Accesses.Call;
import dev.carafe.templates.engine.expression.Accesses.Filtered;
import dev.carafe.templates.engine.expression.Accesses.Item;
import dev.carafe.templates.engine.expression.Accesses.MethodCall;
import dev.carafe.templates.engine.expression.Accesses.ConstantSlice;
import dev.carafe.templates.engine.expression.Accesses.Slice;
import dev.carafe.templates.engine.expression.Accesses.Tested;
import dev.carafe.templates.engine.expression.Literals.Constant;
import dev.carafe.templates.engine.expression.Literals.TupleLiteral;
import dev.carafe.templates.engine.expression.Operations.Not;
import dev.carafe.templates.engine.expression.Token.Kind;
import dev.carafe.templates.jinja.Filter;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Test;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may follow a value: {@code .name}, {@code [key]}, {@code (call)}, {@code |filter}, {@code is test}. */
final class PostfixParser {
    private final ExpressionParser parser;
    private final TokenStream tokens;
    private final Vocabulary vocabulary;

    PostfixParser(ExpressionParser parser, TokenStream tokens, Vocabulary vocabulary) {
        this.parser = parser;
        this.tokens = tokens;
        this.vocabulary = vocabulary;
    }

    Expression accesses(Expression start) {
        Expression value = start;
        while (true) {
            int line = tokens.current().line();
            boolean more = tokens.at(".") || tokens.at("[") || tokens.at("(");
            if (more && value instanceof ConstantSlice constant) {
                value = constant.slice();
            }
            if (tokens.skip(".")) {
                value = member(value);
            } else if (tokens.skip("[")) {
                value = subscript(value);
            } else if (tokens.at("(")) {
                value = call(value);
            } else {
                return value;
            }
            parser.setLine(line);
        }
    }

    Expression filters(Expression start) {
        Expression value = start;
        while (true) {
            int line = tokens.current().line();
            if (tokens.skip("|")) {
                line = tokens.current().line();
                value = filter(value);
            } else if (tokens.current().kind() == Kind.NAME && tokens.skip("is")) {
                value = test(value);
            } else if (tokens.at("(")) {
                value = call(value);
            } else {
                return value;
            }
            parser.setLine(line);
        }
    }

    private Expression member(Expression owner) {
        Token token = tokens.next();
        return switch (token.kind()) {
            case NAME -> new Attribute(owner, token.text());
            case INTEGER -> new Item(owner, new Constant(ExpressionParser.integer(token.text(), token.line())));
            default -> throw new SyntaxException("expected name or number", token.line());
        };
    }

    private Expression subscript(Expression owner) {
        Expression first = key(owner);
        if (!tokens.at(",")) {
            tokens.expect("]");
            return first instanceof Slice || first instanceof ConstantSlice ? first : new Item(owner, first);
        }
        List<Expression> keys = new ArrayList<>(List.of(first));
        while (tokens.skip(",")) {
            keys.add(parser.expression());
        }
        tokens.expect("]");
        return new Item(owner, new TupleLiteral(List.copyOf(keys)));
    }

    private Expression key(Expression owner) {
        Expression from = tokens.at(":") ? null : parser.expression();
        if (from != null && !tokens.at(":")) {
            return from;
        }
        tokens.expect(":");
        Expression to = bound();
        Expression step = tokens.skip(":") ? bound() : null;
        Slice slice = new Slice(owner, from, to, step);
        return Literals.isConstant(owner) && Stream.of(from, to, step).allMatch(bound -> bound == null || Literals.isConstant(bound))
                ? new ConstantSlice(slice) : slice;
    }

    private @Nullable Expression bound() {
        return tokens.at(":") || tokens.at("]") || tokens.at(",") ? null : parser.expression();
    }

    private Expression call(Expression function) {
        ArgumentList arguments = arguments();
        return function instanceof Attribute attribute
                ? new MethodCall(attribute.owner(), attribute.name(), arguments) : new Call(function, arguments);
    }

    private ArgumentList arguments() {
        Token open = tokens.expect("(");
        ArgumentList read = argumentsUpTo(open);
        tokens.expect(")");
        return read;
    }

    ArgumentList argumentsUpToEnd() {
        return argumentsUpTo(tokens.current());
    }

    private ArgumentList argumentsUpTo(Token open) {
        List<Expression> positional = new ArrayList<>();
        Map<String, Expression> named = new LinkedHashMap<>();
        Expression more = null;
        Expression others = null;
        boolean first = true;
        while (!tokens.at(")") && !tokens.atEnd()) {
            if (!first) {
                tokens.expect(",");
                if (tokens.at(")")) {
                    break;
                }
            }
            first = false;
            if (tokens.at("*") && more == null && others == null) {
                tokens.next();
                more = parser.expression();
            } else if (tokens.at("**") && others == null) {
                tokens.next();
                others = parser.expression();
            } else if (tokens.current().kind() == Kind.NAME && tokens.ahead().isWord("=") && others == null) {
                String name = tokens.next().text();
                tokens.next();
                named.put(name, parser.expression());
            } else if (named.isEmpty() && more == null && others == null) {
                positional.add(parser.expression());
            } else {
                throw new SyntaxException("invalid syntax for function call expression", open.line());
            }
        }
        return positional.isEmpty() && named.isEmpty() && more == null && others == null ? ArgumentList.EMPTY
                : new ArgumentList(List.copyOf(positional), named, more, others);
    }

    Expression filter(Expression value) {
        int line = tokens.current().line();
        String name = dottedName();
        Filter filter = vocabulary.filter(name);
        Filter known = filter != null ? filter : unknownFilter(name, line);
        return new Filtered(value, known, tokens.at("(") ? arguments() : ArgumentList.EMPTY);
    }

    private Expression test(Expression value) {
        boolean negated = tokens.skip("not");
        int line = tokens.current().line();
        String name = dottedName();
        Test test = vocabulary.test(name);
        Test known = test != null ? test : unknownTest(name, line);
        Expression tested = new Tested(value, known, testArguments());
        return negated ? new Not(tested) : tested;
    }

    private Filter unknownFilter(String name, int line) {
        String message = "No filter named '" + name + "'. Register it with templates.filter(\"" + name + "\", ...).";
        vocabulary.unknown(new SyntaxException(message, line));
        return (v, a) -> {
            throw new PythonException(message);
        };
    }

    private Test unknownTest(String name, int line) {
        String message = "No test named '" + name + "'. Register it with templates.test(\"" + name + "\", ...).";
        vocabulary.unknown(new SyntaxException(message, line));
        return (v, a) -> {
            throw new PythonException(message);
        };
    }

    /** One argument may stand without brackets: {@code is divisibleby 3}. */
    private ArgumentList testArguments() {
        if (tokens.at("(")) {
            return arguments();
        }
        Token token = tokens.current();
        boolean starts = switch (token.kind()) {
            case NAME -> !token.isWord("else") && !token.isWord("or") && !token.isWord("and");
            case STRING, INTEGER, FLOAT -> true;
            case OPERATOR -> token.isWord("[") || token.isWord("{");
            case END -> false;
        };
        if (!starts) {
            return ArgumentList.EMPTY;
        }
        if (token.isWord("is")) {
            throw tokens.fail("You cannot chain multiple tests with is");
        }
        return ArgumentList.of(accesses(parser.primary()));
    }

    private String dottedName() {
        StringBuilder name = new StringBuilder(tokens.expectName().text());
        while (tokens.skip(".")) {
            name.append('.').append(tokens.expectName().text());
        }
        return name.toString();
    }
}

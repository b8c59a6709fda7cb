package dev.carafe.templates.expression;

import dev.carafe.templates.expression.Accesses.Call;
import dev.carafe.templates.expression.Accesses.MethodCall;
import dev.carafe.templates.expression.Accesses.Variable;
import dev.carafe.templates.expression.Literals.Constant;
import dev.carafe.templates.expression.Literals.DictLiteral;
import dev.carafe.templates.expression.Literals.ListLiteral;
import dev.carafe.templates.expression.Literals.TupleLiteral;
import dev.carafe.templates.expression.Operations.And;
import dev.carafe.templates.expression.Operations.Binary;
import dev.carafe.templates.expression.Operations.Chain;
import dev.carafe.templates.expression.Operations.Concat;
import dev.carafe.templates.expression.Operations.Conditional;
import dev.carafe.templates.expression.Operations.Link;
import dev.carafe.templates.expression.Operations.Not;
import dev.carafe.templates.expression.Operations.Or;
import dev.carafe.templates.expression.Operations.Relation;
import dev.carafe.templates.expression.Operations.Sum;
import dev.carafe.templates.expression.Operations.Unary;
import dev.carafe.templates.expression.Token.Kind;
import dev.carafe.templates.python.Numbers;
import dev.carafe.templates.python.Operators;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Jinja2's grammar of expressions, one method a level, from the loosest binding to the tightest. */
public final class ExpressionParser {
    private final TokenStream tokens;
    private final Vocabulary vocabulary;
    private final PostfixParser postfix;

    /** Reads from the tokens what a tag wants of them. */
    public ExpressionParser(TokenStream tokens, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
        this.postfix = new PostfixParser(this, tokens, vocabulary);
    }

    /** {@code a if b else c}, or anything that binds tighter. */
    public Expression expression() {
        Expression value = or();
        while (tokens.skip("if")) {
            Expression condition = or();
            Expression otherwise = tokens.skip("else") ? expression() : null;
            value = new Conditional(condition, value, otherwise);
        }
        return value;
    }

    /** As {@link #expression}, without {@code a if b}: where {@code if} belongs to the tag. */
    public Expression condition() {
        return or();
    }

    /** An expression, or several with commas, which make a tuple; none of these words begins a part of it. */
    public Expression tuple(boolean conditional, Set<String> stops) {
        Expression tuple = listed(conditional ? this::expression : this::or, stops);
        if (tuple == null) {
            throw tokens.fail("Expected an expression, got '" + tokens.current().text() + "'");
        }
        return tuple;
    }

    private @Nullable Expression listed(Supplier<Expression> part, Set<String> stops) {
        List<Expression> items = new ArrayList<>();
        boolean comma = false;
        while (!tokens.atEnd() && !tokens.at(")") && !stopped(stops)) {
            items.add(part.get());
            comma = tokens.skip(",");
            if (!comma) {
                break;
            }
        }
        if (items.size() == 1 && !comma) {
            return items.getFirst();
        }
        return items.isEmpty() ? null : new TupleLiteral(List.copyOf(items));
    }

    private boolean stopped(Set<String> stops) {
        return tokens.current().kind() == Kind.NAME && stops.contains(tokens.current().text());
    }

    /** The variable that the name at hand stands for. */
    public Expression variable() {
        String name = tokens.expectName().text();
        vocabulary.mention(name);
        return new Variable(name);
    }

    private Expression or() {
        Expression left = and();
        while (tokens.skip("or")) {
            left = new Or(left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (tokens.skip("and")) {
            left = new And(left, not());
        }
        return left;
    }

    private Expression not() {
        return tokens.skip("not") ? new Not(not()) : comparison();
    }

    private Expression comparison() {
        Expression first = sum();
        List<Link> links = new ArrayList<>();
        for (Relation relation = relation(); relation != null; relation = relation()) {
            links.add(new Link(relation, sum()));
        }
        return links.isEmpty() ? first : new Chain(first, List.copyOf(links));
    }

    private @Nullable Relation relation() {
        if (tokens.at("not") && tokens.ahead().isWord("in")) {
            tokens.next();
            tokens.next();
            return Relation.NOT_IN;
        }
        Token token = tokens.current();
        boolean word = token.kind() == Kind.OPERATOR || token.isWord("in");
        Relation relation = word ? Relation.of(token.text()) : null;
        if (relation != null) {
            tokens.next();
        }
        return relation;
    }

    private Expression sum() {
        Expression left = concat();
        while (true) {
            if (tokens.skip("+")) {
                left = new Sum(left, concat());
            } else if (tokens.skip("-")) {
                left = new Binary(Operators::subtract, left, concat());
            } else {
                return left;
            }
        }
    }

    private Expression concat() {
        Expression first = product();
        if (!tokens.at("~")) {
            return first;
        }
        List<Expression> parts = new ArrayList<>(List.of(first));
        while (tokens.skip("~")) {
            parts.add(product());
        }
        return new Concat(List.copyOf(parts));
    }

    private Expression product() {
        Expression left = power();
        while (true) {
            if (tokens.skip("*")) {
                left = new Binary(Operators::multiply, left, power());
            } else if (tokens.skip("/")) {
                left = new Binary(Operators::divide, left, power());
            } else if (tokens.skip("//")) {
                left = new Binary(Operators::floorDivide, left, power());
            } else if (tokens.skip("%")) {
                left = new Binary(Operators::modulo, left, power());
            } else {
                return left;
            }
        }
    }

    private Expression power() {
        Expression left = unary(true);
        while (tokens.skip("**")) {
            left = new Binary(Operators::power, left, unary(true));
        }
        return left;
    }

    /** A filter after a sign takes the signed number: {@code -5|abs} is 5. */
    private Expression unary(boolean filtered) {
        Expression value = tokens.skip("-") ? new Unary(Operators::negate, unary(false))
                : tokens.skip("+") ? new Unary(Operators::positive, unary(false)) : primary();
        Expression accessed = postfix.accesses(value);
        return filtered ? postfix.filters(accessed) : accessed;
    }

    Expression primary() {
        Token token = tokens.next();
        return switch (token.kind()) {
            case NAME -> name(token.text());
            case STRING -> strings(token.text());
            case INTEGER -> new Constant(integer(token.text()));
            case FLOAT -> new Constant(Double.parseDouble(token.text().replace("_", "")));
            case OPERATOR -> switch (token.text()) {
                case "(" -> parenthesized();
                case "[" -> list();
                case "{" -> dict();
                default -> throw new SyntaxException("unexpected '" + token.text() + "'", token.line());
            };
            case END -> throw new SyntaxException("unexpected '" + token.text() + "'", token.line());
        };
    }

    private Expression name(String name) {
        return switch (name) {
            case "true", "True" -> new Constant(true);
            case "false", "False" -> new Constant(false);
            case "none", "None" -> new Constant(null);
            default -> {
                vocabulary.mention(name);
                yield new Variable(name);
            }
        };
    }

    private Expression strings(String first) {
        StringBuilder text = new StringBuilder(first);
        while (tokens.current().kind() == Kind.STRING) {
            text.append(tokens.next().text());
        }
        String literal = text.toString();
        vocabulary.literal(literal);
        return new Constant(literal);
    }

    static Object integer(String digits) {
        String plain = digits.replace("_", "");
        int radix = plain.length() < 2 ? 10 : switch (plain.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 10;
        };
        return Numbers.shrink(new BigInteger(radix == 10 ? plain : plain.substring(2), radix));
    }

    private Expression parenthesized() {
        Expression inner = listed(this::expression, Set.of());
        tokens.expect(")");
        return inner != null ? inner : new TupleLiteral(List.of());
    }

    private Expression list() {
        List<Expression> items = new ArrayList<>();
        while (!tokens.at("]")) {
            if (!items.isEmpty()) {
                tokens.expect(",");
                if (tokens.at("]")) {
                    break;
                }
            }
            items.add(expression());
        }
        tokens.expect("]");
        return new ListLiteral(List.copyOf(items));
    }

    private Expression dict() {
        List<Map.Entry<Expression, Expression>> entries = new ArrayList<>();
        while (!tokens.at("}")) {
            if (!entries.isEmpty()) {
                tokens.expect(",");
                if (tokens.at("}")) {
                    break;
                }
            }
            Expression key = expression();
            tokens.expect(":");
            entries.add(Map.entry(key, expression()));
        }
        tokens.expect("}");
        return new DictLiteral(List.copyOf(entries));
    }

    /** {@code |filter(...)|filter}, as it stands in <code>{% filter %}</code>: without the first bar. */
    public Expression filterOf(Expression value) {
        return postfix.filters(postfix.filter(value));
    }

    /** A call, to which an argument is added by name. */
    public Expression call(String name, Expression argument) {
        return switch (expression()) {
            case Call call -> new Call(call.function(), call.arguments().with(name, argument));
            case MethodCall call -> new MethodCall(call.owner(), call.method(), call.arguments().with(name, argument));
            default -> throw tokens.fail("expected call");
        };
    }
}

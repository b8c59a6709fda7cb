package dev.carafe.templates.engine.expression;

import dev.carafe.templates.engine.expression.Accesses.Call;
import dev.carafe.templates.engine.expression.Accesses.MethodCall;
import dev.carafe.templates.engine.expression.Accesses.Variable;
import dev.carafe.templates.engine.expression.Literals.Constant;
import dev.carafe.templates.engine.expression.Literals.DictLiteral;
import dev.carafe.templates.engine.expression.Literals.ListLiteral;
import dev.carafe.templates.engine.expression.Literals.TupleLiteral;
import dev.carafe.templates.engine.expression.Operations.And;
import dev.carafe.templates.engine.expression.Operations.Binary;
import dev.carafe.templates.engine.expression.Operations.Chain;
import dev.carafe.templates.engine.expression.Operations.Concat;
import dev.carafe.templates.engine.expression.Operations.Conditional;
import dev.carafe.templates.engine.expression.Operations.Link;
import dev.carafe.templates.engine.expression.Operations.Modulo;
import dev.carafe.templates.engine.expression.Operations.Not;
import dev.carafe.templates.engine.expression.Operations.Or;
import dev.carafe.templates.engine.expression.Operations.Relation;
import dev.carafe.templates.engine.expression.Operations.Sum;
import dev.carafe.templates.engine.expression.Operations.Unary;
import dev.carafe.templates.engine.expression.Token.Kind;
import dev.carafe.templates.engine.python.Limits;
import dev.carafe.templates.engine.python.Numbers;
import dev.carafe.templates.engine.python.Operators;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Jinja2's grammar of expressions, one method a level, from the loosest binding to the tightest. */
public final class ExpressionParser {
    private static final int DEEPEST = 100;

    private final TokenStream tokens;
    private final Vocabulary vocabulary;
    private final PostfixParser postfix;
    private int line;
    private int depth;

    /** Reads from the tokens what a tag wants of them. */
    public ExpressionParser(TokenStream tokens, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
        this.postfix = new PostfixParser(this, tokens, vocabulary);
    }

    /** The line of the expression that was read last: of an operator its left operand's, of an access the dot's; Jinja2's rule. */
    public int line() {
        return line;
    }

    void setLine(int where) {
        line = where;
    }

    private <E extends Expression> E at(int where, E expression) {
        line = where;
        return expression;
    }

    private int here() {
        return tokens.current().line();
    }

    /** {@code a if b else c}, or anything that binds tighter. */
    public Expression expression() {
        int start = here();
        if (++depth > DEEPEST) {
            throw tokens.fail("the expression is nested too deeply");
        }
        int unknown = vocabulary.unknowns();
        Expression value = or();
        while (tokens.skip("if")) {
            Expression condition = or();
            Expression otherwise = tokens.skip("else") ? expression() : null;
            vocabulary.forgive(unknown);
            value = at(start, new Conditional(condition, value, otherwise));
            start = here();
        }
        depth--;
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
            throw tokens.fail("Expected an expression, got '" + tokens.current().described() + "'");
        }
        return tuple;
    }

    private @Nullable Expression listed(Supplier<Expression> part, Set<String> stops) {
        int start = here();
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
        return items.isEmpty() ? null : at(start, new TupleLiteral(List.copyOf(items)));
    }

    private boolean stopped(Set<String> stops) {
        return tokens.current().kind() == Kind.NAME && stops.contains(tokens.current().text());
    }

    /** The variable that the name at hand stands for. */
    public Expression variable() {
        line = here();
        String name = tokens.expectName().text();
        vocabulary.mention(name);
        return new Variable(name);
    }

    private Expression or() {
        int start = here();
        Expression left = and();
        while (tokens.skip("or")) {
            left = at(start, new Or(left, and()));
            start = here();
        }
        return left;
    }

    private Expression and() {
        int start = here();
        Expression left = not();
        while (tokens.skip("and")) {
            left = at(start, new And(left, not()));
            start = here();
        }
        return left;
    }

    private Expression not() {
        int start = here();
        int count = 0;
        while (tokens.skip("not")) {
            count++;
        }
        Expression value = comparison();
        for (int i = 0; i < Math.min(count, 2 - count % 2); i++) {
            value = at(start, new Not(value));
        }
        return value;
    }

    private Expression comparison() {
        int start = here();
        Expression first = sum();
        List<Link> links = new ArrayList<>();
        for (Relation relation = relation(); relation != null; relation = relation()) {
            links.add(new Link(relation, sum()));
            start = here();
        }
        return links.isEmpty() ? first : at(start, new Chain(first, List.copyOf(links)));
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
        return binary(this::concat, "+", "-");
    }

    private Expression concat() {
        int start = here();
        Expression first = product();
        if (!tokens.at("~")) {
            return first;
        }
        List<Expression> parts = new ArrayList<>(List.of(first));
        while (tokens.skip("~")) {
            parts.add(product());
        }
        return at(start, new Concat(List.copyOf(parts)));
    }

    private Expression product() {
        return binary(this::power, "*", "/", "//", "%");
    }

    private Expression power() {
        return binary(() -> unary(true), "**");
    }

    /** Operands with operators of one rank between them, from left to right. */
    private Expression binary(Supplier<Expression> operand, String... operators) {
        int start = here();
        Expression left = operand.get();
        for (String operator = operator(operators); operator != null; operator = operator(operators)) {
            Expression right = operand.get();
            left = at(start, operator.equals("+") ? new Sum(left, right)
                    : operator.equals("%") ? new Modulo(left, right) : new Binary(operation(operator), left, right));
            start = here();
        }
        return left;
    }

    private @Nullable String operator(String... operators) {
        for (String operator : operators) {
            if (tokens.skip(operator)) {
                return operator;
            }
        }
        return null;
    }

    private static BinaryOperator<@Nullable Object> operation(String operator) {
        return switch (operator) {
            case "-" -> Operators::subtract;
            case "*" -> Operators::multiply;
            case "/" -> Operators::divide;
            case "//" -> Operators::floorDivide;
            default -> Operators::power;
        };
    }

    /** A filter after a sign takes the signed number: {@code -5|abs} is 5. */
    private Expression unary(boolean filtered) {
        int start = here();
        Expression value;
        if (tokens.at("-") || tokens.at("+")) {
            if (++depth > DEEPEST) {
                throw tokens.fail("the expression is nested too deeply");
            }
            UnaryOperator<@Nullable Object> sign = tokens.next().isWord("-") ? Operators::negate : Operators::positive;
            value = at(start, new Unary(sign, unary(false)));
            depth--;
        } else {
            value = primary();
        }
        Expression accessed = postfix.accesses(value);
        return filtered ? postfix.filters(accessed) : accessed;
    }

    Expression primary() {
        Token token = tokens.current();
        boolean starts = token.kind() != Kind.END && (token.kind() != Kind.OPERATOR || "([{".contains(token.text()));
        if (!starts) {
            throw tokens.fail("unexpected '" + token.text() + "'");
        }
        tokens.next();
        line = token.line();
        return switch (token.kind()) {
            case NAME -> name(token.text());
            case STRING -> strings(token.text());
            case INTEGER -> new Constant(integer(token.text(), token.line()));
            case FLOAT -> new Constant(Double.parseDouble(token.text().replace("_", "")));
            case OPERATOR -> token.isWord("(") ? parenthesized() : token.isWord("[") ? list() : dict();
            case END -> throw tokens.fail("unexpected '" + token.text() + "'");
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

    static Object integer(String digits, int line) {
        String plain = digits.replace("_", "");
        if (plain.length() > Limits.DIGITS) {
            throw new SyntaxException("Exceeds the limit (" + Limits.DIGITS + " digits) for integer string conversion", line);
        }
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
        int start = line;
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
        return at(start, new ListLiteral(List.copyOf(items)));
    }

    private Expression dict() {
        int start = line;
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
        return at(start, new DictLiteral(List.copyOf(entries)));
    }

    /** {@code |filter(...)|filter}, as it stands in <code>{% filter %}</code>: without the first bar. */
    public Expression filterOf(Expression value) {
        return postfix.filters(postfix.filter(value));
    }

    /** The arguments that stand up to the end of a tag, without brackets. */
    public ArgumentList arguments() {
        return postfix.argumentsUpToEnd();
    }

    /** A call, to which an argument is added by name. */
    public Expression call(String name, Expression argument) {
        int start = here();
        Expression read = expression();
        line = start;
        return switch (read) {
            case Call call -> new Call(call.function(), call.arguments().with(name, argument));
            case MethodCall call -> new MethodCall(call.owner(), call.method(), call.arguments().with(name, argument));
            default -> throw tokens.fail("expected call");
        };
    }
}

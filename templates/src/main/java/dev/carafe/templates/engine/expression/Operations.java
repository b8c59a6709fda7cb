package dev.carafe.templates.engine.expression;

import dev.carafe.templates.engine.python.Comparison;
import dev.carafe.templates.engine.python.Limits;
import dev.carafe.templates.engine.python.Operators;
import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.engine.python.Truth;
import dev.carafe.templates.jinja.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Expressions that combine others with an operator. */
final class Operations {
    private Operations() {}

    /** {@code left + right} and the like. */
    record Binary(BinaryOperator<@Nullable Object> operator, Expression left, Expression right) implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            Object first = left.evaluate(frame);
            return operator.apply(first, right.evaluate(frame));
        }
    }

    /** {@code left + right}, where the origin of text is kept. */
    record Sum(Expression left, Expression right) implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            Object first = left.evaluate(frame);
            Object second = right.evaluate(frame);
            Object sum = Operators.add(first, second);
            return sum instanceof String text && first instanceof String start && second instanceof String end
                    ? frame.composed(text, List.of(start, end)) : sum;
        }
    }

    /** {@code left % right}, where the origin of text is kept. */
    record Modulo(Expression left, Expression right) implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            Object first = left.evaluate(frame);
            return Operators.modulo(first, right.evaluate(frame), frame);
        }
    }

    /** {@code -value} and {@code +value}. */
    record Unary(UnaryOperator<@Nullable Object> operator, Expression value) implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            return operator.apply(value.evaluate(frame));
        }
    }

    /** {@code a ~ b ~ c}. */
    record Concat(List<Expression> parts) implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            if (frame.autoescape()) {
                Object joined = "";
                for (Expression part : parts) {
                    joined = Operators.concat(joined, part.evaluate(frame));
                }
                return joined;
            }
            StringBuilder text = new StringBuilder();
            List<String> texts = new ArrayList<>(parts.size());
            for (Expression part : parts) {
                String next = Text.str(part.evaluate(frame));
                text.append(next);
                texts.add(next);
                Limits.check(text.length());
            }
            return frame.composed(text.toString(), texts);
        }
    }

    /** The first that is false, else the last. */
    record And(Expression left, Expression right) implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            Object first = left.evaluate(frame);
            return Truth.of(first) ? right.evaluate(frame) : first;
        }
    }

    /** The first that is true, else the last. */
    record Or(Expression left, Expression right) implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            Object first = left.evaluate(frame);
            return Truth.of(first) ? first : right.evaluate(frame);
        }
    }

    /** {@code not value}. */
    record Not(Expression value) implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            return !Truth.of(value.evaluate(frame));
        }
    }

    /** {@code yes if condition else no}; without {@code else} undefined, and lenient even where others are strict. */
    record Conditional(Expression condition, Expression yes, @Nullable Expression no) implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            if (Truth.of(condition.evaluate(frame))) {
                return yes.evaluate(frame);
            }
            return no != null ? no.evaluate(frame) : Undefined.LENIENT.of(null,
                    "the inline if-expression evaluated to false and no else section was defined.");
        }
    }

    /** {@code a < b <= c}: true if each neighbouring pair compares so; every operand is evaluated once. */
    record Chain(Expression first, List<Link> links) implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            Object left = first.evaluate(frame);
            for (Link link : links) {
                Object right = link.operand.evaluate(frame);
                if (!link.relation.holds(left, right)) {
                    return false;
                }
                left = right;
            }
            return true;
        }
    }

    /** One step of a chain. */
    record Link(Relation relation, Expression operand) {}

    /** How two values are compared. */
    enum Relation {
        EQUAL("=="), UNEQUAL("!="), LESS("<"), AT_MOST("<="), GREATER(">"), AT_LEAST(">="), IN("in"), NOT_IN("not in");

        private final String symbol;

        Relation(String symbol) {
            this.symbol = symbol;
        }

        static @Nullable Relation of(String symbol) {
            for (Relation relation : values()) {
                if (relation.symbol.equals(symbol)) {
                    return relation;
                }
            }
            return null;
        }

        boolean holds(@Nullable Object left, @Nullable Object right) {
            return switch (this) {
                case EQUAL -> Comparison.equal(left, right);
                case UNEQUAL -> !Comparison.equal(left, right);
                case LESS -> Comparison.compare(left, right, symbol) < 0;
                case AT_MOST -> Comparison.compare(left, right, symbol) <= 0;
                case GREATER -> Comparison.compare(left, right, symbol) > 0;
                case AT_LEAST -> Comparison.compare(left, right, symbol) >= 0;
                case IN -> Comparison.contains(right, left);
                case NOT_IN -> !Comparison.contains(right, left);
            };
        }
    }
}

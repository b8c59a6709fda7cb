package dev.carafe.templates.engine.expression;

import dev.carafe.templates.engine.python.Comparison;
import dev.carafe.templates.jinja.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that are written out. */
final class Literals {
    private Literals() {}

    /** Whether nothing but literals stands in an expression. */
    static boolean isConstant(Expression expression) {
        return switch (expression) {
            case Constant c -> true;
            case Operations.Unary unary -> isConstant(unary.value());
            case ListLiteral list -> list.items.stream().allMatch(Literals::isConstant);
            case TupleLiteral tuple -> tuple.items.stream().allMatch(Literals::isConstant);
            case DictLiteral dict -> dict.entries.stream().allMatch(e -> isConstant(e.getKey()) && isConstant(e.getValue()));
            default -> false;
        };
    }

    /** A number, a string, true, false, none. */
    record Constant(@Nullable Object value) implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            return value;
        }
    }

    /** {@code [a, b]}: a new list each time, since a template may change it. */
    record ListLiteral(List<Expression> items) implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            List<@Nullable Object> values = new ArrayList<>(items.size());
            for (Expression item : items) {
                values.add(item.evaluate(frame));
            }
            return values;
        }
    }

    /** {@code (a, b)}. */
    record TupleLiteral(List<Expression> items) implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            @Nullable Object[] values = new @Nullable Object[items.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = items.get(i).evaluate(frame);
            }
            return Tuple.of(values);
        }
    }

    /** {@code {key: value}}: keeps the order, the last of equal keys wins. */
    record DictLiteral(List<Map.Entry<Expression, Expression>> entries) implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            Map<@Nullable Object, @Nullable Object> values = new LinkedHashMap<>();
            for (Map.Entry<Expression, Expression> entry : entries) {
                Object key = entry.getKey().evaluate(frame);
                Comparison.requireHashable(key);
                values.put(key, entry.getValue().evaluate(frame));
            }
            return values;
        }
    }
}

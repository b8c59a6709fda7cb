package dev.carafe.templates.engine.expression;

import dev.carafe.templates.engine.python.Absent;
import dev.carafe.templates.engine.python.Attributes;
import dev.carafe.templates.engine.python.JavaValues;
import dev.carafe.templates.engine.python.Missing;
import dev.carafe.templates.engine.python.Subscript;
import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.jinja.Filter;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Test;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reading of variables, attributes and items, and calls. */
final class Accesses {
    private Accesses() {}

    /** {@code name}. */
    record Variable(String name) implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            return frame.variable(name);
        }
    }

    /** {@code owner.name}. */
    record Attribute(Expression owner, String name, boolean ofDict) implements Expression {
        Attribute(Expression owner, String name) {
            this(owner, name, Attributes.isDictMethod(name));
        }

        @Override
        public @Nullable Object evaluate(Frame frame) {
            Object value = owner.evaluate(frame);
            if (!ofDict && value instanceof Map<?, ?> map) {
                Object found = Subscript.lookUp(map, name);
                if (!Absent.is(found)) {
                    return JavaValues.read(found);
                }
            }
            return Attributes.get(value, name, frame.undefined());
        }
    }

    /** {@code owner[key]}. */
    record Item(Expression owner, Expression key) implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            Object value = owner.evaluate(frame);
            Object at = key.evaluate(frame);
            if (at instanceof String && value instanceof Map<?, ?> map) {
                Object found = Subscript.lookUp(map, at);
                if (!Absent.is(found)) {
                    return JavaValues.read(found);
                }
            }
            return Subscript.item(value, at, frame.undefined());
        }
    }

    /** {@code owner[from:to:step]}. */
    record Slice(Expression owner, @Nullable Expression from, @Nullable Expression to, @Nullable Expression step)
            implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            return Subscript.slice(owner.evaluate(frame), bound(from, frame), bound(to, frame), bound(step, frame));
        }

        private static @Nullable Object bound(@Nullable Expression bound, Frame frame) {
            return bound == null ? null : bound.evaluate(frame);
        }
    }

    /** A slice of a constant: where there is none it is undefined, since Jinja2 computes it before the render. */
    record ConstantSlice(Slice slice) implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            try {
                return slice.evaluate(frame);
            } catch (PythonException e) {
                if (String.valueOf(e.getMessage()).startsWith("slice step")) {
                    throw e;
                }
                String name = Stream.of(slice.from, slice.to, slice.step).map(bound -> Text.repr(Slice.bound(bound, frame)))
                        .collect(Collectors.joining(", ", "slice(", ")"));
                return Missing.element(slice.owner.evaluate(frame), name, frame.undefined());
            }
        }
    }

    /** {@code function(...)}. */
    record Call(Expression function, ArgumentList arguments) implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            Object callee = function.evaluate(frame);
            return Attributes.call(callee, arguments.evaluate(frame));
        }
    }

    /** {@code owner.method(...)}. */
    record MethodCall(Expression owner, String method, ArgumentList arguments) implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            Object target = owner.evaluate(frame);
            return Attributes.call(target, method, arguments.evaluate(frame));
        }
    }

    /** {@code value|filter(...)}. */
    record Filtered(Expression value, Filter filter, ArgumentList arguments) implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            Object input = value.evaluate(frame);
            return filter.apply(input, arguments.evaluate(frame));
        }
    }

    /** {@code value is test(...)}. */
    record Tested(Expression value, Test test, ArgumentList arguments) implements Expression {
        @Override
        public @Nullable Object evaluate(Frame frame) {
            Object input = value.evaluate(frame);
            return test.passes(input, arguments.evaluate(frame));
        }
    }
}

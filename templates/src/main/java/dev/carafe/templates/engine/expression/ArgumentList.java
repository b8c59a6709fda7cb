package dev.carafe.templates.engine.expression;

import dev.carafe.templates.engine.python.CallArguments;
import dev.carafe.templates.engine.python.DictValues;
import dev.carafe.templates.engine.python.Iteration;
import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.PythonException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in the brackets of a call: {@code (a, b, *more, key=c, **others)}. */
public record ArgumentList(
        List<Expression> positional, Map<String, Expression> named, @Nullable Expression more, @Nullable Expression others) {
    static final ArgumentList EMPTY = new ArgumentList(List.of(), Map.of(), null, null);

    static ArgumentList of(Expression only) {
        return new ArgumentList(List.of(only), Map.of(), null, null);
    }

    ArgumentList with(String name, Expression value) {
        Map<String, Expression> more = new LinkedHashMap<>(named);
        more.put(name, value);
        return new ArgumentList(positional, more, this.more, others);
    }

    /** The arguments as values. */
    public Arguments evaluate(Frame frame) {
        if (positional.isEmpty() && named.isEmpty() && more == null && others == null) {
            return CallArguments.none(frame);
        }
        return new CallArguments(positional(frame), named(frame), frame);
    }

    private @Nullable Object[] positional(Frame frame) {
        int size = positional.size();
        @Nullable Object[] values = new @Nullable Object[size];
        for (int i = 0; i < size; i++) {
            values[i] = positional.get(i).evaluate(frame);
        }
        if (more == null) {
            return values;
        }
        List<@Nullable Object> rest = Iteration.items(more.evaluate(frame));
        @Nullable Object[] all = Arrays.copyOf(values, size + rest.size());
        for (int i = 0; i < rest.size(); i++) {
            all[size + i] = rest.get(i);
        }
        return all;
    }

    private Map<String, @Nullable Object> named(Frame frame) {
        if (named.isEmpty() && others == null) {
            return Map.of();
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        named.forEach((name, value) -> values.put(name, value.evaluate(frame)));
        if (others != null) {
            DictValues.ofMapping(others.evaluate(frame)).forEach((key, value) -> {
                if (!(key instanceof CharSequence)) {
                    throw new PythonException("keywords must be strings");
                }
                String name = Text.str(key);
                if (values.containsKey(name)) {
                    throw new PythonException("got multiple values for keyword argument '" + name + "'");
                }
                values.put(name, value);
            });
        }
        return values;
    }
}

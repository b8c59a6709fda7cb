package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.expression.Expression;
import dev.carafe.templates.engine.expression.Frame;
import dev.carafe.templates.engine.python.Attributes;
import dev.carafe.templates.engine.python.CallArguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The output of <code>{% trans %}</code>: a call of {@code gettext} or a similar function.
 *
 * @param messages the context if there is one, the singular, and the plural if there is one
 * @param counted the variable that chooses between singular and plural; null if there is no plural
 */
public record Translation(String function, List<String> messages, @Nullable String counted, Map<String, Expression> variables)
        implements Expression {
    @Override
    public @Nullable Object evaluate(Frame frame) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        variables.forEach((name, variable) -> values.put(name, variable.evaluate(frame)));
        List<@Nullable Object> positional = new ArrayList<>(messages);
        if (counted != null) {
            positional.add(values.get(counted));
        }
        return Attributes.call(frame.variable(function), new CallArguments(positional.toArray(), values, frame));
    }
}

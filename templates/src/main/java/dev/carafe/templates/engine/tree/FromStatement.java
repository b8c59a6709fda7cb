package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.expression.Expression;
import java.util.Map;

/**
 * <code>{% from 'forms.html' import field, area as box %}</code>: imports some macros and variables of another template.
 *
 * @param names the names there, by the names here
 */
public record FromStatement(Expression name, Map<String, String> names, boolean context, Position position) implements Statement {

    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        Module module = Module.of(rendering, name, context, position);
        names.forEach((alias, exported) ->
                rendering.scope().set(alias, module.attribute(exported, rendering.undefined())));
        return Flow.NEXT;
    }
}

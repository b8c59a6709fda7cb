package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.expression.Expression;
import dev.carafe.templates.engine.python.Attributed;
import dev.carafe.templates.jinja.Undefined;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An imported template: its macros and variables, except those that start with an underscore. Prints as its output. */
public record Module(String template, Position importer, Map<String, @Nullable Object> variables, String output) implements Attributed {
    static Module of(Rendering rendering, Expression name, boolean context, Position position) {
        Template template = rendering.library().template(rendering.evaluate(name, position), position);
        Scope given = context ? rendering.scope() : rendering.library().globals();
        try {
            Rendering own = rendering.nested(given);
            StringBuilder out = new StringBuilder();
            template.render(own, out);
            return new Module(template.name(), position, own.top().own(), rendering.captured(out.toString()));
        } catch (RuntimeException | StackOverflowError e) {
            throw position.error(e);
        }
    }

    @Override
    public @Nullable Object attribute(String name, Undefined.Kind kind) {
        if (!name.startsWith("_") && variables.containsKey(name)) {
            return variables.get(name);
        }
        return kind.of(name, "the template '" + template + "' (imported on line " + importer.line() + " in '"
                + importer.template() + "') does not export the requested name '" + name + "'");
    }

    @Override
    public String toString() {
        return output;
    }
}

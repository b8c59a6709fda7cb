package dev.carafe.templates.engine.builtins;

import dev.carafe.templates.engine.python.Attributed;
import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.jinja.Undefined;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The target of <code>{% set ns.name = value %}</code>: holds variables that outlive a loop. */
public final class Namespace implements Attributed {
    private final Map<@Nullable Object, @Nullable Object> values;

    Namespace(Map<@Nullable Object, @Nullable Object> values) {
        this.values = values;
    }

    /** Sets an attribute. */
    public void set(String name, @Nullable Object value) {
        values.put(name, value);
    }

    @Override
    public @Nullable Object attribute(String name, Undefined.Kind kind) {
        return values.containsKey(name) ? values.get(name)
                : kind.of(name, "'namespace object' has no attribute '" + name + "'");
    }

    @Override
    public String toString() {
        return "<Namespace " + Text.repr(values) + ">";
    }
}

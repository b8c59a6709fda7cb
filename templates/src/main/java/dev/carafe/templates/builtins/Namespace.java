package dev.carafe.templates.builtins;

import dev.carafe.templates.python.Attributed;
import dev.carafe.templates.python.Text;
import dev.carafe.templates.python.Undefined;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What <code>{% set ns.name = value %}</code> writes to: variables that outlive a loop. */
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
    public @Nullable Object attribute(String name, Undefined.Policy policy) {
        return values.containsKey(name) ? values.get(name)
                : new Undefined("'namespace object' has no attribute '" + name + "'", policy);
    }

    @Override
    public String toString() {
        return "<Namespace " + Text.repr(values) + ">";
    }
}

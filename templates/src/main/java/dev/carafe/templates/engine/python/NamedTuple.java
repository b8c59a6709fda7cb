package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Tuple;
import dev.carafe.templates.jinja.Undefined;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tuple whose items are attributes as well, as those of {@code groupby}. */
public final class NamedTuple extends Tuple implements Attributed {
    private final List<String> names;

    /** Creates a tuple with a name for each item. */
    public NamedTuple(List<String> names, @Nullable Object... items) {
        super(items);
        this.names = names;
    }

    @Override
    public @Nullable Object attribute(String name, Undefined.Kind kind) {
        int index = names.indexOf(name);
        return index < 0 ? Missing.attribute(this, name, kind) : get(index);
    }
}

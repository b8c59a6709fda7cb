package dev.carafe.templates.engine.python;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@code map}, {@code select} and the like: items that are computed at the first iteration. It is true even if empty, and has
 * neither length nor positions. Unlike Python's, it prints as a list and can be iterated twice. Belongs to one render.
 */
public final class Generator extends AbstractCollection<@Nullable Object> implements Typed {
    private final Supplier<List<@Nullable Object>> maker;
    private @Nullable List<@Nullable Object> made;

    /** Creates a generator with a supplier of the items, which is called once. */
    public Generator(Supplier<List<@Nullable Object>> maker) {
        this.maker = maker;
    }

    List<@Nullable Object> items() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }

    @Override
    public String type() {
        return "generator";
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
        return items().iterator();
    }

    @Override
    public int size() {
        return items().size();
    }
}

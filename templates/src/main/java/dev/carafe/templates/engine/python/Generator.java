package dev.carafe.templates.engine.python;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What {@code map}, {@code select} and their like give: items that are made when somebody goes over them, true even if there are none,
 * without length and positions. Unlike Python's it prints as a list and can be gone over twice. Belongs to one render.
 */
public final class Generator extends AbstractCollection<@Nullable Object> implements Typed {
    private final Supplier<List<@Nullable Object>> maker;
    private @Nullable List<@Nullable Object> made;

    /** With what makes the items; asked once. */
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

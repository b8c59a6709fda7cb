package dev.carafe.templates.python;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code d.keys()}, {@code d.values()} and {@code d.items()} give: it can be gone through, but has no positions. */
final class DictView extends AbstractCollection<@Nullable Object> {
    private final String type;
    private final List<@Nullable Object> items;

    /** With Python's name of the type. */
    DictView(String type, List<@Nullable Object> items) {
        this.type = type;
        this.items = items;
    }

    String type() {
        return type;
    }

    List<@Nullable Object> items() {
        return items;
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
        return items.iterator();
    }

    @Override
    public int size() {
        return items.size();
    }
}

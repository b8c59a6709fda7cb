package dev.carafe.templates.python;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A list that can't change and prints with round brackets; its items may have names. */
public final class Tuple extends AbstractList<@Nullable Object> implements RandomAccess, Attributed {
    private final @Nullable Object[] items;
    private final List<String> names;

    private Tuple(List<String> names, @Nullable Object[] items) {
        this.names = names;
        this.items = items;
    }

    /** A plain tuple; the array is not copied. */
    public static Tuple of(@Nullable Object... items) {
        return new Tuple(List.of(), items);
    }

    /** A tuple whose items are attributes as well, as those of {@code groupby}. */
    public static Tuple named(List<String> names, @Nullable Object... items) {
        return new Tuple(names, items);
    }

    @Override
    public @Nullable Object attribute(String name, Undefined.Policy policy) {
        int index = names.indexOf(name);
        return index < 0 ? Undefined.attribute(this, name, policy) : items[index];
    }

    @Override
    public @Nullable Object get(int index) {
        return items[index];
    }

    @Override
    public int size() {
        return items.length;
    }
}

package dev.carafe.templates.jinja;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A Python tuple: an unmodifiable list that prints with round brackets and never equals a list. */
public class Tuple extends AbstractList<@Nullable Object> implements RandomAccess {
    private final @Nullable Object[] items;

    /** Creates a tuple. Does not copy the array. */
    protected Tuple(@Nullable Object[] items) {
        this.items = items;
    }

    /** Returns a tuple of items. Does not copy the array. */
    public static Tuple of(@Nullable Object... items) {
        return new Tuple(items);
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

package dev.carafe.templates.python;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The whole numbers from {@code start} up to {@code stop}, without it, in steps; takes no room for its items. */
public final class Range extends AbstractList<@Nullable Object> implements RandomAccess {
    private final long start;
    private final long stop;
    private final long step;
    private final int size;

    /** As {@code range(start, stop, step)}. */
    public Range(long start, long stop, long step) {
        if (step == 0) {
            throw new PythonException("range() arg 3 must not be zero");
        }
        this.start = start;
        this.stop = stop;
        this.step = step;
        long distance = step > 0 ? stop - start : start - stop;
        this.size = distance <= 0 ? 0 : Math.toIntExact((distance - 1) / Math.abs(step) + 1);
    }

    @Override
    public @Nullable Object get(int index) {
        return start + index * step;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String toString() {
        return "range(" + start + ", " + stop + (step == 1 ? "" : ", " + step) + ")";
    }
}

package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.PythonException;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The whole numbers from {@code start} up to {@code stop}, without it, in steps; stores no items. */
public final class Range extends AbstractList<@Nullable Object> implements RandomAccess, Typed {
    private final long start;
    private final long stop;
    private final long step;
    private final int size;

    private Range(long start, long stop, long step) {
        this.start = start;
        this.stop = stop;
        this.step = step;
        BigInteger distance = BigInteger.valueOf(step > 0 ? stop : start).subtract(BigInteger.valueOf(step > 0 ? start : stop));
        BigInteger count = distance.signum() <= 0 ? BigInteger.ZERO
                : distance.subtract(BigInteger.ONE).divide(BigInteger.valueOf(step).abs()).add(BigInteger.ONE);
        if (count.bitLength() > 31) {
            throw new PythonException("a range of " + count + " numbers is too long; the limit is " + Integer.MAX_VALUE);
        }
        this.size = count.intValueExact();
    }

    /** Returns {@code range(start, stop, step)}. */
    public static Range of(BigInteger start, BigInteger stop, BigInteger step) {
        if (step.signum() == 0) {
            throw new PythonException("range() arg 3 must not be zero");
        }
        return new Range(whole(start), whole(stop), whole(step));
    }

    private static long whole(BigInteger number) {
        if (number.bitLength() > 62) {
            throw new PythonException("Python int too large to convert to C ssize_t");
        }
        return number.longValue();
    }

    @Override
    public String type() {
        return "range";
    }

    /** Returns the range of the items from one position to another, by a step. */
    Range part(int from, int to, int by) {
        return new Range(start + from * step, start + to * step, step * by);
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

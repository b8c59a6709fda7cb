package dev.carafe.templates.engine.python;

import org.jspecify.annotations.Nullable;

/** A marker for "none" in look-ups where null is a value. */
public final class Absent {
    /** The result of a look-up that finds nothing. */
    public static final Object VALUE = new Object();

    private Absent() {}

    /** Returns whether a look-up found nothing. */
    @SuppressWarnings("ReferenceEquality") // a marker, not a value
    public static boolean is(@Nullable Object found) {
        return found == VALUE;
    }
}

package dev.carafe.templates.engine.python;

import org.jspecify.annotations.Nullable;

/** Stands for "there is none" in look-ups where null is a value. */
public final class Absent {
    /** What a look-up gives that finds nothing. */
    public static final Object VALUE = new Object();

    private Absent() {}

    /** Whether a look-up found nothing. */
    @SuppressWarnings("ReferenceEquality") // a marker, not a value
    public static boolean is(@Nullable Object found) {
        return found == VALUE;
    }
}

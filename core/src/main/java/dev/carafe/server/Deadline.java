package dev.carafe.server;

import java.util.concurrent.atomic.AtomicLong;

/** The deadline of a wait. The waiting thread sets and clears it; the watchdog checks whether it has passed. */
final class Deadline {
    private static final long NONE = 0;
    private static final long PASSED = -1;

    private final AtomicLong due = new AtomicLong();

    void set(long time) {
        due.setRelease(time);
    }

    /** Sets another time. Returns false if the deadline has already passed. */
    boolean move(long time) {
        long before = due.get();
        return before != PASSED && due.compareAndSet(before, time);
    }

    /** Clears the deadline. Returns false if it has already passed. */
    boolean clear() {
        long time = due.get();
        return time != PASSED && due.compareAndSet(time, NONE);
    }

    /** Returns whether the deadline passes just now; true only once. */
    boolean passes(long now) {
        long time = due.get();
        return time > NONE && time < now && due.compareAndSet(time, PASSED);
    }

    boolean isSet() {
        return due.get() > NONE;
    }

    /** Returns the time of the deadline, or {@link Long#MAX_VALUE} if none is set. */
    long due() {
        long time = due.get();
        return time > NONE ? time : Long.MAX_VALUE;
    }

    boolean hasPassed() {
        return due.get() == PASSED;
    }
}

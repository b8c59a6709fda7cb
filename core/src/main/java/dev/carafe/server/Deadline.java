package dev.carafe.server;

import java.util.concurrent.atomic.AtomicLong;

/** The end of a wait: the thread that waits sets and clears it, and the watchdog looks whether it has passed. */
final class Deadline {
    private static final long NONE = 0;
    private static final long PASSED = -1;

    private final AtomicLong due = new AtomicLong();

    void set(long time) {
        due.setRelease(time);
    }

    /** Waits for another time from now on; false if it has been too long already. */
    boolean move(long time) {
        long before = due.get();
        return before != PASSED && due.compareAndSet(before, time);
    }

    /** Ends the wait; false if it has been too long. */
    boolean clear() {
        long time = due.get();
        return time != PASSED && due.compareAndSet(time, NONE);
    }

    /** Returns whether the wait has just become too long. */
    boolean passes(long now) {
        long time = due.get();
        return time > NONE && time < now && due.compareAndSet(time, PASSED);
    }

    boolean isSet() {
        return due.get() > NONE;
    }

    /** Returns when the wait becomes too long; the end of time if nobody waits. */
    long due() {
        long time = due.get();
        return time > NONE ? time : Long.MAX_VALUE;
    }

    boolean hasPassed() {
        return due.get() == PASSED;
    }
}

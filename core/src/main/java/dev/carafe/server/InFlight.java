package dev.carafe.server;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the requests in flight, and limits their number. */
final class InFlight {
    private final AtomicInteger count = new AtomicInteger();
    private final int most;

    InFlight(int most) {
        this.most = most;
    }

    /** Takes a place. Returns false if none is free. */
    boolean enter() {
        if (count.incrementAndGet() <= most) {
            return true;
        }
        leave();
        return false;
    }

    void leave() {
        count.decrementAndGet();
    }

    /** Takes a place that was left for a while again, even if none is free. */
    void back() {
        count.incrementAndGet();
    }
}

package dev.carafe.server;

import java.util.concurrent.atomic.AtomicInteger;

/** How many requests are being handled, and whether one more may be. */
final class InFlight {
    private final AtomicInteger count = new AtomicInteger();
    private final int most;

    InFlight(int most) {
        this.most = most;
    }

    /** Takes a place; false if there is none. */
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

    /** Takes back a place that was left for a while, whether one is free or not. */
    void back() {
        count.incrementAndGet();
    }
}

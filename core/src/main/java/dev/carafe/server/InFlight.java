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

    /** Runs what may go on for long and is no request any more, such as the talk over a WebSocket, without a place. */
    void aside(Runnable task) {
        leave();
        try {
            task.run();
        } finally {
            count.incrementAndGet();
        }
    }
}

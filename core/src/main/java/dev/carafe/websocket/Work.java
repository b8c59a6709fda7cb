package dev.carafe.websocket;

import java.time.Duration;

/** The work of a handler on its thread: it may be woken from outside, but only as long as it goes on. */
final class Work {
    private final Thread thread = Thread.currentThread();
    private boolean over;

    /** Interrupts the thread if the work is not over after a while. */
    synchronized void interruptAfter(Duration patience) {
        try {
            long end = System.nanoTime() + patience.toNanos();
            for (long left = patience.toMillis(); !over && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!over) {
            thread.interrupt();
        }
    }

    synchronized void end() {
        over = true;
        notifyAll();
    }
}

package dev.carafe.websocket;

import java.time.Duration;

/** A handler at work on its thread. Other threads can interrupt it, but only until it ends. */
final class Work {
    private final Thread thread = Thread.currentThread();
    private boolean over;

    /** Waits for the work to end, and interrupts its thread if that takes longer than the given time. */
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

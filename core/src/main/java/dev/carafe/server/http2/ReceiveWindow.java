package dev.carafe.server.http2;

/** How many bytes of bodies the client may send before somebody has read them. Thread-safe. */
final class ReceiveWindow {
    private final int size;
    private int left;
    private int owed;

    ReceiveWindow(int size) {
        this.size = size;
        this.left = size;
    }

    /** Takes what has arrived; false if it is more than the client may send. */
    synchronized boolean take(int length) {
        left -= length;
        return left >= 0;
    }

    /** Gives back what has been read, and returns how much more the client is told that it may send: often 0, to tell it seldom. */
    synchronized int giveBack(int length) {
        owed += length;
        if (owed < size / 2) {
            return 0;
        }
        int increment = owed;
        left += increment;
        owed = 0;
        return increment;
    }
}

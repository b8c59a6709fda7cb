package dev.carafe.server.http2;

/** How many unread bytes of bodies the client may send. Thread-safe. */
final class ReceiveWindow {
    private final int size;
    private int left;
    private int owed;

    ReceiveWindow(int size) {
        this.size = size;
        this.left = size;
    }

    /** Counts bytes that have arrived. Returns false if they are more than the client may send. */
    synchronized boolean take(int length) {
        left -= length;
        return left >= 0;
    }

    /** Counts bytes that have been read. Returns by how much to widen the client's window: often 0, to send few updates. */
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

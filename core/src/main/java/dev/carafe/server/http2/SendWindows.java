package dev.carafe.server.http2;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The client's flow-control windows, for the connection and for each stream (RFC 9113, section 5.2). */
final class SendWindows {
    static final int DEFAULT = 65_535;
    private static final long MOST = Integer.MAX_VALUE;

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Window> open = new HashSet<>();
    /** Windows that wait only for the connection's; the first is woken when that has room. */
    private final Deque<Window> held = new ArrayDeque<>();
    private long connection = DEFAULT;
    private int initial = DEFAULT;
    private boolean ended;

    /** The window of one stream. */
    final class Window {
        private final Condition changed = lock.newCondition();
        private long size = initial;
        private boolean closed;
    }

    Window open() {
        lock.lock();
        try {
            Window window = new Window();
            open.add(window);
            return window;
        } finally {
            lock.unlock();
        }
    }

    /** Closes a window. Threads that wait for it, or take from it later, fail. */
    void close(Window window) {
        lock.lock();
        try {
            window.closed = true;
            open.remove(window);
            window.changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void closeAll() {
        lock.lock();
        try {
            Set.copyOf(open).forEach(this::close);
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waits: no window will be widened any more, so a thread that would have to wait fails. */
    void end() {
        lock.lock();
        try {
            ended = true;
            open.forEach(window -> window.changed.signalAll());
        } finally {
            lock.unlock();
        }
    }

    /** Takes the wanted number of bytes if they may be sent at once, and returns whether it did. */
    boolean takeAtOnce(Window window, int wanted) {
        lock.lock();
        try {
            if (window.closed || Math.min(window.size, connection) < wanted) {
                return false;
            }
            window.size -= wanted;
            connection -= wanted;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the window has room. Takes and returns as many of the wanted bytes as fit. */
    int take(Window window, int wanted, long timeoutNanos) throws IOException {
        boolean interrupted = false;
        lock.lock();
        try {
            long left = timeoutNanos;
            while (!window.closed && Math.min(window.size, connection) <= 0) {
                if (ended) {
                    throw new IOException("The client has gone.");
                }
                if (left <= 0) {
                    throw new SocketTimeoutException("The client takes nothing of its response.");
                }
                boolean isHeld = window.size > 0;
                if (isHeld) {
                    held.addLast(window);
                }
                try {
                    left = window.changed.awaitNanos(left);
                } catch (InterruptedException e) {
                    interrupted = true; // meant for the app, not for the client
                } finally {
                    held.remove(window);
                }
            }
            if (window.closed) {
                throw new IOException("The client takes no more of its response.");
            }
            int granted = (int) Math.min(wanted, Math.min(window.size, connection));
            window.size -= granted;
            connection -= granted;
            return granted;
        } finally {
            tellFirst();
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void tellFirst() {
        Window first = held.peekFirst();
        if (first != null && connection > 0) {
            first.changed.signal();
        }
    }

    void widenConnection(int increment) {
        lock.lock();
        try {
            connection += increment;
            if (connection > MOST) {
                throw new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, "The window of the connection is too large.");
            }
            tellFirst();
        } finally {
            lock.unlock();
        }
    }

    void widen(Window window, int increment) {
        lock.lock();
        try {
            window.size += increment;
            if (window.size > MOST) {
                throw new StreamError(ErrorCode.FLOW_CONTROL_ERROR, "The window of the stream is too large.");
            }
            window.changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Changes the initial window size, and open windows by the same difference (section 6.9.2). */
    void initial(int size) {
        lock.lock();
        try {
            for (Window window : open) {
                window.size += size - initial;
                if (window.size > MOST) {
                    throw new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, "The window of a stream is too large.");
                }
                window.changed.signal();
            }
            initial = size;
        } finally {
            lock.unlock();
        }
    }
}

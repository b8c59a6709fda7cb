package dev.carafe.websocket;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Holds received messages until the handler takes them. It holds as many bytes as one message may have; beyond that, the client has to
 * wait.
 */
final class Inbox {
    /** What a message costs in addition to its content. */
    private static final long OVERHEAD = 64;

    private final long limit;
    private final Queue<Message> messages = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long length;
    private boolean busy;
    private @Nullable Closing end;

    Inbox(long limit) {
        this.limit = limit;
    }

    /** Waits for room and adds a message. Drops it if the inbox has ended. */
    void put(Message message) throws InterruptedException {
        lock.lock();
        try {
            while (end == null && !messages.isEmpty() && length + length(message) > limit) {
                changed.await();
            }
            if (end == null) {
                messages.add(message);
                length += length(message);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next message and returns it, or null if there won't be any more. */
    @Nullable Message take() throws InterruptedException {
        lock.lock();
        try {
            busy = false;
            changed.signalAll();
            while (end == null && messages.isEmpty()) {
                changed.await();
            }
            Message message = messages.poll();
            if (message != null) {
                busy = true;
                length -= length(message);
            }
            return message;
        } finally {
            lock.unlock();
        }
    }

    /** Stops accepting messages. Those already here can still be taken. */
    void end(Closing reason) {
        lock.lock();
        try {
            if (end == null) {
                end = reason;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Stops accepting messages and drops those already here. */
    void close(Closing reason) {
        lock.lock();
        try {
            messages.clear();
            busy = false;
            end(reason);
        } finally {
            lock.unlock();
        }
    }

    /** Returns why messages are no longer accepted, or null while they are. */
    @Nullable Closing end() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    /** Waits, up to a limit, until all messages have been taken and the handler has come back for more. */
    void awaitReceived(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (left > 0 && (busy || !messages.isEmpty())) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private static long length(Message message) {
        return OVERHEAD + switch (message) {
            case Message.Text(String text) -> text.length();
            case Message.Binary(byte[] bytes) -> bytes.length;
        };
    }
}

package dev.carafe.websocket;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Received messages that the handler has not taken yet. It holds as much as one message may have; beyond that, the client has to wait. */
final class Inbox {
    /** What a message costs besides its content. */
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

    /** Adds a message, when there is room; one that comes after the end is dropped. */
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

    /** The next message, waited for; null when there won't be any more. */
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

    /** Takes no more messages, for a reason; those that are here can still be had. */
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

    /** Takes no more messages, and forgets those that are here. */
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

    /** Why no more messages are taken; null while they are. */
    @Nullable Closing end() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until what is here has been received, and whoever did it has come back for more; not longer than said. */
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

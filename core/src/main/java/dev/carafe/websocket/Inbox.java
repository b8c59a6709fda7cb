package dev.carafe.websocket;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The messages that have come and are not received yet: those of one message's length at most, then the client has to wait. */
final class Inbox {
    /** What a message costs besides its content. */
    private static final long OVERHEAD = 64;

    private final long limit;
    private final Queue<Message> messages = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long length;
    private boolean ended;

    Inbox(long limit) {
        this.limit = limit;
    }

    /** Adds a message, when there is room; one that comes after the end is dropped. */
    void put(Message message) throws InterruptedException {
        lock.lock();
        try {
            while (!ended && !messages.isEmpty() && length + length(message) > limit) {
                changed.await();
            }
            if (!ended) {
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
            while (!ended && messages.isEmpty()) {
                changed.await();
            }
            Message message = messages.poll();
            if (message != null) {
                length -= length(message);
                changed.signalAll();
            }
            return message;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more messages; those that are here can still be had. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more messages, and forgets those that are here. */
    void close() {
        lock.lock();
        try {
            messages.clear();
            ended = true;
            changed.signalAll();
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

package dev.carafe.live;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Listens to a {@link Topic}.
 *
 * <pre>{@code
 * try (Subscription<Message> subscription = chat.subscribe()) {
 *     for (Message message = subscription.take(); message != null; message = subscription.take()) {
 *         archive.add(message);
 *     }
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class Subscription<T> implements AutoCloseable {
    private enum State { OPEN, CLOSED, TOO_SLOW, ENDED }

    private final Topic<T> topic;
    private final Deque<Topic.Entry<T>> waiting;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private State state = State.OPEN;

    Subscription(Topic<T> topic, Collection<Topic.Entry<T>> missed, int buffer) {
        this.topic = topic;
        this.waiting = new ArrayDeque<>(missed);
        this.most = missed.size() + buffer;
    }

    /** Adds a message, or ends the subscription if too many are waiting. Returns whether it is open. */
    boolean offer(Topic.Entry<T> entry) {
        lock.lock();
        try {
            if (waiting.size() >= most) {
                finish(State.TOO_SLOW);
            } else if (state == State.OPEN) {
                waiting.addLast(entry);
                changed.signal();
            }
            return state == State.OPEN;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the next message and returns it. Returns null if the topic has ended, the subscription was closed, or too many messages
     * were waiting.
     */
    public @Nullable T take() throws InterruptedException {
        Topic.Entry<T> entry = next();
        return entry == null ? null : entry.message();
    }

    Topic.@Nullable Entry<T> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && state == State.OPEN) {
                changed.await();
            }
            return waiting.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether the subscription ended because more messages were waiting than the topic allows. */
    public boolean isTooSlow() {
        lock.lock();
        try {
            return state == State.TOO_SLOW;
        } finally {
            lock.unlock();
        }
    }

    boolean isEnded() {
        lock.lock();
        try {
            return state == State.ENDED;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the subscription with its topic. Waiting messages can still be taken. */
    void end() {
        lock.lock();
        try {
            if (state == State.OPEN) {
                state = State.ENDED;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void finish(State now) {
        if (state == State.OPEN) {
            state = now;
            waiting.clear();
            changed.signalAll();
        }
    }

    /** Ends the subscription and drops waiting messages. */
    @Override
    public void close() {
        lock.lock();
        try {
            finish(State.CLOSED);
        } finally {
            lock.unlock();
        }
        topic.leave(this);
    }
}

package dev.carafe.server.http2;

import dev.carafe.http.HttpException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request. The connection's thread adds what arrives, and the handler's thread reads it. It holds no more than the stream's
 * window allows, in one buffer however small the frames are. Faults of the client become a 400, 408 or 413.
 */
final class Inflow extends InputStream {
    private static final long DRAIN = TimeUnit.SECONDS.toNanos(1);
    private static final int LEAST = 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Limits limits;
    private final long announced;
    private final IntConsumer whenRead;
    private ClientWait wait = new NoWait();
    private @Nullable Runnable question;
    private byte[] bytes = {};
    private int start;
    private int size;
    private long added;
    private long read;
    private long deadline;
    private boolean ended;
    private boolean discarding;
    private @Nullable HttpException fault;

    /** Creates a body of an announced length, or -1. Reports how much has been read, so that the client may send as much again. */
    Inflow(Limits limits, long announced, IntConsumer whenRead) {
        this.limits = limits;
        this.announced = announced;
        this.whenRead = whenRead;
    }

    void whenWaiting(ClientWait around) {
        wait = around;
    }

    /** Sets how to ask a client for its body, if it waits for a 100. */
    void askBefore(Runnable asking) {
        question = asking;
    }

    /** Adds bytes that have arrived. Returns how many of them will never be read. */
    int add(byte[] from, int offset, int length) {
        lock.lock();
        try {
            added += length;
            if (announced >= 0 && added > announced) {
                throw lengthMismatch();
            }
            if (discarding) {
                changed.signal();
                return length;
            }
            reserve(length);
            System.arraycopy(from, offset, bytes, start + size, length);
            size += length;
            changed.signal();
            return 0;
        } finally {
            lock.unlock();
        }
    }

    private void reserve(int length) {
        if (bytes.length - start - size >= length) {
            return;
        }
        byte[] target = bytes.length >= size + length ? bytes : new byte[Math.max(LEAST, Math.max(2 * size, size + length))];
        System.arraycopy(bytes, start, target, 0, size);
        bytes = target;
        start = 0;
    }

    /** Ends the body, which is complete. */
    void end() {
        lock.lock();
        try {
            if (announced >= 0 && added != announced) {
                throw lengthMismatch();
            }
            ended = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** RFC 9113, section 8.1.1. */
    private static StreamError lengthMismatch() {
        return new StreamError(ErrorCode.PROTOCOL_ERROR, "The body has another length than its header says.");
    }

    /** Ends a body of which no more will arrive. */
    void cut() {
        lock.lock();
        try {
            if (!ended && fault == null) {
                fault = new HttpException(400, "The body of the request is not well-formed.");
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int available() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read(byte[] to, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        int count;
        lock.lock();
        try {
            if (announced > limits.maxContentLength()) {
                throw tooLarge();
            }
            if (size == 0) {
                awaitMore();
            }
            if (size == 0) {
                return -1;
            }
            count = Math.min(size, length);
            System.arraycopy(bytes, start, to, offset, count);
            start += count;
            size -= count;
            if (size == 0 && bytes.length > LEAST) {
                bytes = new byte[0];
                start = 0;
            }
            read += count;
        } finally {
            lock.unlock();
        }
        whenRead.accept(count);
        if (read > limits.maxContentLength()) {
            throw tooLarge();
        }
        return count;
    }

    private HttpException tooLarge() {
        return new HttpException(413);
    }

    private void awaitMore() {
        if (ended || fault != null) {
            checkFault();
            return;
        }
        if (deadline == 0) {
            deadline = System.nanoTime() + limits.bodyTimeout().toNanos();
            ask();
        }
        wait.begins();
        try {
            if (!await(deadline)) {
                fault = new HttpException(408);
            }
        } finally {
            wait.ends();
        }
        checkFault();
    }

    private void ask() {
        Runnable asking = question;
        question = null;
        if (asking != null) {
            lock.unlock();
            try {
                asking.run();
            } finally {
                lock.lock();
            }
        }
    }

    /** Waits, and ignores interrupts until afterwards: they are meant for the app, whose handler can still respond. */
    private boolean await(long until) {
        boolean interrupted = false;
        try {
            while (size == 0 && !ended && fault == null) {
                long left = until - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                try {
                    changed.awaitNanos(left);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            return true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void checkFault() {
        if (size == 0 && fault != null) {
            throw fault;
        }
    }

    /**
     * Drops unread bytes and, for a short while, the rest as it arrives: a client whose stream is reset while it sends may not have read
     * the response by then. Returns whether the whole body has arrived.
     */
    boolean drain() {
        whenRead.accept(drop());
        lock.lock();
        try {
            long left = DRAIN;
            while (!ended && fault == null && left > 0) {
                left = changed.awaitNanos(left);
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private int drop() {
        lock.lock();
        try {
            int dropped = size;
            size = 0;
            bytes = new byte[0];
            start = 0;
            discarding = true;
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether more of the body may arrive. */
    boolean isComing() {
        lock.lock();
        try {
            return !ended;
        } finally {
            lock.unlock();
        }
    }

    private static final class NoWait implements ClientWait {
        @Override
        public void begins() { }

        @Override
        public void ends() { }
    }
}

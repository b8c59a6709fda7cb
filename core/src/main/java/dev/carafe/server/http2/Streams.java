package dev.carafe.server.http2;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The streams of a connection: which are open, which were, and how many are being handled. */
final class Streams {
    /** How many streams may be open or handled at once. A stream that its client has reset counts until its handler is done. */
    static final int MOST = 100;
    private static final int REMEMBERED = 256;

    private final Wire wire;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private final Map<Integer, Stream> open = new HashMap<>();
    /** The streams closed last, in a ring. Those that this server has reset are stored as complements. */
    private final int[] closed = new int[REMEMBERED];
    private int next;
    private int last;
    private int running;
    private boolean awaiting;
    private boolean over;

    Streams(Wire wire) {
        this.wire = wire;
    }

    @Nullable Stream get(int id) {
        lock.lock();
        try {
            return open.get(id);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the last stream that the client opened, or 0. */
    int last() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    boolean isIdle(int id) {
        return id > last();
    }

    /** Returns whether this server has recently reset a stream, which the client may not have heard of yet. */
    boolean wasReset(int id) {
        return remembers(~id);
    }

    /** Returns whether a stream was open recently. */
    boolean wasOpen(int id) {
        return id == last() || remembers(id) || remembers(~id);
    }

    private boolean remembers(int noted) {
        lock.lock();
        try {
            for (int id : closed) {
                if (id == noted) {
                    return true;
                }
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Records that the client has used a stream number, and thereby all smaller ones. */
    void use(int id) {
        lock.lock();
        try {
            last = id;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether another stream may be opened. */
    boolean hasRoom() {
        lock.lock();
        try {
            return open.size() < MOST && running < MOST;
        } finally {
            lock.unlock();
        }
    }

    void open(Stream stream) {
        lock.lock();
        try {
            open.put(stream.id(), stream);
        } finally {
            lock.unlock();
        }
    }

    /** Records that a handler has started. */
    void handling() {
        lock.lock();
        try {
            running++;
        } finally {
            lock.unlock();
        }
    }

    /** Closes a stream that is open or was refused, and remembers it. */
    void close(int id, boolean reset) {
        lock.lock();
        try {
            open.remove(id);
            closed[next] = reset ? ~id : id;
            next = (next + 1) % REMEMBERED;
        } finally {
            lock.unlock();
        }
    }

    List<Stream> all() {
        lock.lock();
        try {
            return List.copyOf(open.values());
        } finally {
            lock.unlock();
        }
    }

    /** Records that a handler has returned. Returns whether it was the last. */
    boolean handled() throws IOException {
        lock.lock();
        try {
            running--;
            if (running == 0 && awaiting && !over) {
                wire.await(Wire.Awaited.REQUEST);
            }
            done.signalAll();
            return running == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether more than one request is being handled. */
    boolean isCrowded() {
        lock.lock();
        try {
            return running > 1;
        } finally {
            lock.unlock();
        }
    }

    boolean isQuiet() {
        lock.lock();
        try {
            return running == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Starts waiting for a frame: without a limit while a request is handled, else with the idle timeout. */
    void awaitFrame() throws IOException {
        lock.lock();
        try {
            awaiting = true;
            wire.await(running == 0 ? Wire.Awaited.REQUEST : Wire.Awaited.NOTHING);
        } finally {
            lock.unlock();
        }
    }

    /** Starts waiting for the rest of a frame or header block. */
    void awaitRest() throws IOException {
        lock.lock();
        try {
            awaiting = false;
            wire.await(Wire.Awaited.REST);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no request is being handled. */
    void awaitHandled() {
        lock.lock();
        try {
            over = true;
            wire.await(Wire.Awaited.NOTHING);
        } catch (IOException e) {
            // The client was too slow; nothing is left to wait for.
        }
        try {
            while (running > 0) {
                done.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}

package dev.carafe.server.http2;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The streams of a connection: which are open, which have been, and how many of them are being handled. */
final class Streams {
    /** As many as are open or handled at once; a stream that its client has reset counts until its handler is done. */
    static final int MOST = 100;
    private static final int REMEMBERED = 256;

    private final Wire wire;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private final Map<Integer, Stream> open = new HashMap<>();
    /** The streams that were closed last, in a ring; those that this server has reset are complements. */
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

    /** Returns the last stream that the client has opened, or 0. */
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

    /** Returns whether this server has reset a stream, the client of which may not have heard of that yet. */
    boolean wasReset(int id) {
        return remembers(~id);
    }

    /** Returns whether a stream was open lately. */
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

    /** Notes that the client has used a number, and with it all that are smaller. */
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

    /** Notes that a handler has begun. */
    void handling() {
        lock.lock();
        try {
            running++;
        } finally {
            lock.unlock();
        }
    }

    /** Closes a stream, that is open or was refused, and remembers it. */
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

    /** Notes that a handler has returned; true if it was the last. */
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

    /** Begins to wait for a frame: without end while something is handled, or else as long as an idle connection may. */
    void awaitFrame() throws IOException {
        lock.lock();
        try {
            awaiting = true;
            wire.await(running == 0 ? Wire.Awaited.REQUEST : Wire.Awaited.NOTHING);
        } finally {
            lock.unlock();
        }
    }

    /** Begins to wait for the rest of what has begun. */
    void awaitRest() throws IOException {
        lock.lock();
        try {
            awaiting = false;
            wire.await(Wire.Awaited.REST);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing is handled any more. */
    void awaitHandled() {
        lock.lock();
        try {
            over = true;
            wire.await(Wire.Awaited.NOTHING);
        } catch (IOException e) {
            // The client was too slow, and waits for nothing any more.
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

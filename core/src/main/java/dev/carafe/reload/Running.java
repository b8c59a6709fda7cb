package dev.carafe.reload;

import dev.carafe.http.Outgoing;
import dev.carafe.http.RawRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/** A version that serves requests until a newer one takes over and its last request ends. */
final class Running {
    private final Version version;
    private final ClassLoader loader;
    private final Runnable cleanup;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile boolean over;

    Running(Version version, ClassLoader loader, Runnable cleanup) {
        this.version = version;
        this.loader = loader;
        this.cleanup = cleanup;
    }

    /** Serves a request with this version's classes. Returns false, and does nothing, if the version has ended. */
    boolean serve(RawRequest request, Consumer<Outgoing> send) {
        // Don't queue behind the writer: it waits for the last request, which may be a stream of hours.
        if (over || !use.readLock().tryLock()) {
            return false;
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            if (over) {
                return false;
            }
            thread.setContextClassLoader(loader);
            version.app().serve(request, send);
            return true;
        } finally {
            use.readLock().unlock();
            thread.setContextClassLoader(before);
        }
    }

    /** Tells the version that it is about to end; once, however often this is called. */
    void stopping() {
        if (stopping.compareAndSet(false, true)) {
            version.stopping().run();
        }
    }

    /** Refuses new requests, waits for those being served, and ends the version. */
    void end() {
        over = true;
        stopping();
        use.writeLock().lock();
        try {
            version.end().run();
        } finally {
            use.writeLock().unlock();
            cleanup.run();
        }
    }
}

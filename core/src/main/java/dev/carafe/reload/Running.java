package dev.carafe.reload;

import dev.carafe.http.Outgoing;
import dev.carafe.http.RawRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/** A version that serves requests, until a newer one has come and the last of its own requests is served. */
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

    /** Handles a request by the classes of this version; false if it is over. */
    boolean serve(RawRequest request, Consumer<Outgoing> send) {
        // Never behind the writer that waits for the last request: that may be a stream that goes on for hours.
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

    /** Tells the version, once, that it is about to end. */
    void stopping() {
        if (stopping.compareAndSet(false, true)) {
            version.stopping().run();
        }
    }

    /** Waits until its requests are served, and ends the version. */
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

package dev.carafe.reload;

import dev.carafe.http.Outgoing;
import dev.carafe.http.RawRequest;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/** A version that serves requests, until a newer one has come and the last of its own requests is served. */
final class Running {
    private final Version version;
    private final ClassLoader loader;
    private final Runnable cleanup;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean over;

    Running(Version version, ClassLoader loader, Runnable cleanup) {
        this.version = version;
        this.loader = loader;
        this.cleanup = cleanup;
    }

    /** Handles a request by the classes of this version; false if it is over. */
    boolean serve(RawRequest request, Consumer<Outgoing> send) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        use.readLock().lock();
        try {
            if (!over) {
                thread.setContextClassLoader(loader);
                version.app().serve(request, send);
            }
            return !over;
        } finally {
            use.readLock().unlock();
            thread.setContextClassLoader(before);
        }
    }

    /** Waits until its requests are served, and ends the version. */
    void end() {
        use.writeLock().lock();
        try {
            over = true;
            version.end().run();
        } finally {
            use.writeLock().unlock();
            cleanup.run();
        }
    }
}

package dev.carafe.reload;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A call of the main method on a new thread. It lasts until the version that it sets up has ended. */
final class Start {
    private static final ThreadLocal<@Nullable Start> CURRENT = new ThreadLocal<>();

    private final CompletableFuture<Version> version = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);

    /** Returns the call that this thread belongs to, or null. */
    static @Nullable Start current() {
        return CURRENT.get();
    }

    static Start of(MainMethod main, ClassLoader loader) {
        Start start = new Start();
        Thread thread = new Thread(() -> start.run(main, loader), "main");
        thread.setContextClassLoader(loader);
        thread.setDaemon(true);
        thread.start();
        return start;
    }

    private void run(MainMethod main, ClassLoader loader) {
        CURRENT.set(this);
        try {
            main.call(loader);
            version.completeExceptionally(new ReloadException("The main method of %s has returned and run no app. Call app.run in it."
                    .formatted(main.type())));
        } catch (Over e) {
            // The version has ended, so its main method ends too.
        } catch (Throwable e) {
            version.completeExceptionally(e);
        }
    }

    /** Waits for the version that the main method sets up. Throws what the main method throws. */
    Version await() throws Throwable {
        try {
            return version.join();
        } catch (CompletionException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** Passes the version on and never returns: the code that follows in the main method belongs to the end of the program. */
    void give(Version set) {
        version.complete(set);
        try {
            over.await();
        } catch (InterruptedException e) {
            // an interrupt ends the call as well
        }
        throw new Over();
    }

    /** Ends the call. */
    void end() {
        over.countDown();
    }

    /** Unwinds a main method, so that it skips what it does once its app has stopped, such as to exit. */
    private static final class Over extends Error {
        private static final long serialVersionUID = 1;

        Over() {
            super("A newer version of the app has taken over.", null, false, false);
        }
    }
}

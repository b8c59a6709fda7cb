package dev.carafe.reload;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A call of the main method, in a thread of its own, which goes on until the version that it set up has ended. */
final class Start {
    private static final ThreadLocal<@Nullable Start> CURRENT = new ThreadLocal<>();

    private final CompletableFuture<Version> version = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);

    /** Returns the call that this thread is in, or null. */
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
            // The version has ended, and so does its main method.
        } catch (Throwable e) {
            version.completeExceptionally(e);
        }
    }

    /** Waits for the version that the main method sets up, and throws what it throws. */
    Version await() throws Throwable {
        try {
            return version.join();
        } catch (CompletionException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** Gives the version; never returns, for what stands behind it in the main method belongs to the end of the program. */
    void give(Version set) {
        version.complete(set);
        try {
            over.await();
        } catch (InterruptedException e) {
            // over too
        }
        throw new Over();
    }

    /** Ends the call. */
    void end() {
        over.countDown();
    }

    /** Leaves a main method, past all that it would do when its app has stopped, such as to exit. */
    private static final class Over extends Error {
        private static final long serialVersionUID = 1;

        Over() {
            super("A newer version of the app has taken over.", null, false, false);
        }
    }
}

package dev.carafe.live;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The background tasks of an app, which no request waits for. */
public final class BackgroundTasks {
    /** How long an interrupted task has to end. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final System.Logger logger;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    /** Creates the background tasks of an app. Their exceptions are logged. */
    public BackgroundTasks(System.Logger logger) {
        this.logger = logger;
    }

    /** Runs a task on a new virtual thread. */
    public void start(Runnable task) {
        Thread thread = Thread.ofVirtual().name("carafe-background").unstarted(() -> {
            try {
                task.run();
            } catch (Throwable e) {
                logger.log(Level.ERROR, "Exception in a background task", e);
            } finally {
                running.remove(Thread.currentThread());
            }
        });
        running.add(thread);
        thread.start();
    }

    /** Waits until all tasks have ended, including those that they start. Interrupts the remaining tasks after the grace period. */
    public void awaitAll(Duration grace) {
        if (!join(grace)) {
            logger.log(Level.WARNING, "{0} background tasks are interrupted, for they did not end within {1}.", running.size(), grace);
            running.forEach(Thread::interrupt);
            join(LAST_WORDS);
        }
    }

    private boolean join(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!running.isEmpty()) {
            for (Thread thread : List.copyOf(running)) {
                Duration left = Duration.ofNanos(end - System.nanoTime());
                try {
                    if (!left.isPositive() || !thread.join(left)) {
                        return running.isEmpty();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return true;
    }
}

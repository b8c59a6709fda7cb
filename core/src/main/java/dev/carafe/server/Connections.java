package dev.carafe.server;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open connections of a server, and the watchdog that ends those whose client is too slow. */
final class Connections implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(250);
    private static final Duration DRAIN = Duration.ofSeconds(1);
    private static final Duration LINGER = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final Set<Guard> open = ConcurrentHashMap.newKeySet();
    private final long header;
    private final long body;
    private final long response;
    private final Thread watchdog = Thread.ofPlatform().daemon().name("carafe-watchdog").unstarted(this::run);
    /** The time as of the last look: exact enough for deadlines, and free to read. Counted from 1, so that 0 can mean none. */
    private volatile long now = 1;
    private volatile boolean stopping;

    Connections(ServerSettings settings) {
        header = settings.headerTimeout().toNanos();
        body = settings.bodyTimeout().toNanos();
        response = settings.responseTimeout().toNanos();
    }

    void watch() {
        watchdog.start();
    }

    private void run() {
        long start = System.nanoTime();
        try {
            while (true) {
                Thread.sleep(PERIOD);
                now = System.nanoTime() - start;
                open.forEach(guard -> guard.check(now));
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    @Override
    public void close() {
        watchdog.interrupt();
    }

    long headerDeadline() {
        return now + header;
    }

    long bodyDeadline() {
        return now + body;
    }

    long responseDeadline() {
        return now + response;
    }

    long drainDeadline() {
        return now + DRAIN.toNanos();
    }

    long lingerDeadline() {
        return now + LINGER.toNanos();
    }

    long silenceDeadline() {
        return now + SILENCE.toNanos();
    }

    void opened(Guard guard) {
        open.add(guard);
    }

    void closed(Guard guard) {
        open.remove(guard);
        synchronized (open) {
            open.notifyAll();
        }
    }

    boolean stopping() {
        return stopping;
    }

    /** Tells those that speak another protocol than HTTP that the server is about to stop. */
    void stop() {
        stopping = true;
        open.forEach(Guard::stopping);
    }

    /** Waits until no connection is open, but not longer than said. */
    void awaitNone(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (open) {
            try {
                for (long left = atMost.toMillis(); left > 0 && !open.isEmpty(); left = (end - System.nanoTime()) / 1_000_000) {
                    open.wait(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

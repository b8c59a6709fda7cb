package dev.carafe.server;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** The open connections of a server, and the watchdog that ends those whose client is too slow. */
final class Connections implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(Connections.class.getName());
    private static final Duration PERIOD = Duration.ofMillis(250);
    private static final Duration DRAIN = Duration.ofSeconds(1);
    private static final Duration LINGER = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final Set<Guard> open = ConcurrentHashMap.newKeySet();
    private final long header;
    private final long body;
    private final long response;
    private final long idle;
    private final long shortest;
    private final Thread watchdog = Thread.ofPlatform().daemon().name("carafe-watchdog").unstarted(this::run);
    /** The time of the watchdog's last tick: precise enough for deadlines, and free to read. It starts at 1, so that 0 can mean none. */
    private volatile long now = 1;
    /** The earliest time at which a deadline can pass. Checks are rare, since 2,000 idle connections take long to look at. */
    private final AtomicLong nextCheck = new AtomicLong();
    private volatile boolean stopping;

    Connections(ServerSettings settings) {
        header = settings.headerTimeout().toNanos();
        body = settings.bodyTimeout().toNanos();
        response = settings.responseTimeout().toNanos();
        idle = settings.idleTimeout().toNanos();
        shortest = LongStream.of(header, body, response, idle).min().getAsLong();
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
                if (now >= nextCheck.get()) {
                    check();
                }
            }
        } catch (InterruptedException e) {
            // interrupted by close
        }
    }

    /** Checks all deadlines. No failure at one connection, not even a lack of memory, may leave the others without deadlines. */
    private void check() {
        nextCheck.set(now + shortest);
        try {
            open.forEach(this::check);
        } catch (Throwable e) {
            nextCheck.set(now); // without memory, logging would fail too; the next check comes soon
        }
    }

    private void check(Guard guard) {
        try {
            checkBy(guard.check(now));
        } catch (Throwable e) {
            nextCheck.set(now);
            LOGGER.log(Level.ERROR, "A connection could not be checked for its deadlines", e);
        }
    }

    /** Has the deadlines checked at a time at the latest. To be called after one is set that may pass before the shortest timeout. */
    void checkBy(long time) {
        if (time < nextCheck.get()) {
            nextCheck.accumulateAndGet(time, Math::min);
        }
    }

    @Override
    public void close() {
        watchdog.interrupt();
    }

    long idleDeadline() {
        return now + idle;
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

    int count() {
        return open.size();
    }

    boolean stopping() {
        return stopping;
    }

    /** Tells the connections with an upgraded protocol that the server is about to stop. */
    void stop() {
        stopping = true;
        open.forEach(Guard::stopping);
    }

    /** Waits, up to a limit, until no connection is open. */
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

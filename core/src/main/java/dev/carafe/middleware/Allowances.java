package dev.carafe.middleware;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What each client may still do. All that is kept of one is when its allowance will be full again, the "theoretical arrival time" of the
 * generic cell rate algorithm.
 */
final class Allowances {
    private static final int MAX_CLIENTS = 100_000;

    private final Map<String, Long> fullAt = new ConcurrentHashMap<>();
    private final ReentrantLock forgetting = new ReentrantLock();
    private final long window;
    private final long interval;

    Allowances(int limit, Duration time) {
        this.interval = Math.max(1, time.toNanos() / limit);
        this.window = interval * limit;
    }

    /**
     * What became of a request.
     *
     * @param remaining how many more would be accepted now
     * @param nanosToNext how long until one will be, if this was not
     * @param nanosToFull how long until the whole allowance is back
     */
    record Outcome(boolean accepted, int remaining, long nanosToNext, long nanosToFull) {}

    /** Takes one request from the allowance of a client, unless it is used up. */
    Outcome take(String client, long now) {
        if (fullAt.size() >= MAX_CLIENTS && !fullAt.containsKey(client)) {
            forget(now);
        }
        Outcome[] outcome = new Outcome[1];
        fullAt.compute(client, (name, known) -> {
            // Times of System.nanoTime may overflow, so only differences are compared.
            long used = known == null ? 0 : Math.max(0, known - now);
            boolean accepted = used + interval <= window;
            long after = accepted ? used + interval : used;
            outcome[0] = new Outcome(accepted, (int) ((window - after) / interval), Math.max(0, used + interval - window), after);
            return now + after;
        });
        return outcome[0];
    }

    /** Forgets those whose allowance is full and, if they are too few, the half that has used the least. */
    private void forget(long now) {
        if (!forgetting.tryLock()) {
            return;
        }
        try {
            fullAt.values().removeIf(full -> full - now <= 0);
            if (fullAt.size() > MAX_CLIENTS / 2) {
                long[] used = fullAt.values().stream().mapToLong(full -> full - now).sorted().toArray();
                long median = used[used.length / 2];
                fullAt.values().removeIf(full -> full - now <= median);
            }
        } finally {
            forgetting.unlock();
        }
    }

}

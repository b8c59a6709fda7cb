package dev.carafe.middleware;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * What each client may still do, in the memory of this process. All that is kept of one is when its allowance will be full again, the
 * "theoretical arrival time" of the generic cell rate algorithm.
 */
final class Allowances implements RateLimitStore {
    private static final int MAX_CLIENTS = 100_000;

    private final Map<String, Long> fullAt = new ConcurrentHashMap<>();
    private final ReentrantLock forgetting = new ReentrantLock();
    private final LongSupplier nanos;

    Allowances(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public long take(String client, long cost, long window) {
        long now = nanos.getAsLong();
        if (fullAt.size() >= MAX_CLIENTS && !fullAt.containsKey(client)) {
            forget(now);
        }
        long[] before = new long[1];
        fullAt.compute(client, (name, known) -> {
            // Times of System.nanoTime may overflow, so only differences are compared.
            long used = known == null ? 0 : Math.max(0, known - now);
            before[0] = used;
            return now + (used + cost <= window ? used + cost : used);
        });
        return before[0];
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

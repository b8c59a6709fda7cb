package dev.carafe.benchmarks.load;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** What a client of its own has measured, and how much of a processor it took for that: one that took all of it has measured itself. */
final class Outcome {
    private final long start = System.nanoTime();
    private final long cpuAtStart = cpu();
    private final long[] nanos = new long[1 << 22];
    private int timed;

    /** Says that what is measured begins now. */
    static Outcome begin() {
        System.out.println("begin");
        return new Outcome();
    }

    /** Notes how long a response or a message took, as long as there is room. */
    void took(long time) {
        if (timed < nanos.length) {
            nanos[timed++] = time;
        }
    }

    /** Returns whether the time is over. */
    boolean isOver(int seconds) {
        return System.nanoTime() - start > seconds * 1_000_000_000L;
    }

    /** Prints how many there were, how many a second, p50 and p99 in ms, and the share of one processor that this client took. */
    void print(long count) {
        if (count == 0) {
            throw new IllegalStateException("Nothing has come back.");
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double share = (cpu() - cpuAtStart) / 1e9 / seconds;
        long[] sorted = Arrays.copyOf(nanos, timed);
        Arrays.sort(sorted);
        System.out.printf("%d %.1f %.3f %.3f %.2f%n", count, count / seconds, at(sorted, 0.5), at(sorted, 0.99), share);
    }

    private static double at(long[] sorted, double part) {
        return sorted[(int) (sorted.length * part)] / 1e6;
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}

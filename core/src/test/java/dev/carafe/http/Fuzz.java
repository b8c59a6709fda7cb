package dev.carafe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;

/** Random inputs, the same in every run. */
public final class Fuzz {
    private Fuzz() {}

    /** Strings of 0 to 59 characters of an alphabet. */
    public static Stream<String> strings(String alphabet, int count) {
        Random random = new Random(42);
        int[] letters = alphabet.codePoints().toArray();
        return Stream.generate(() -> {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.appendCodePoint(letters[random.nextInt(letters.length)]);
            }
            return text.toString();
        }).limit(count);
    }

    /** Runs something that takes minutes of the processor when its time is not linear. */
    public static void within(Duration limit, Runnable task) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        task.run();
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(limit);
    }
}

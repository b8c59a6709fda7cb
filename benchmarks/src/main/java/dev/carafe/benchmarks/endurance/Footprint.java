package dev.carafe.benchmarks.endurance;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this process holds.
 *
 * @param heap bytes that are live after a collection
 * @param threads the platform threads
 * @param files open descriptors
 * @param temporary Carafe's files in the folder for temporary ones
 */
record Footprint(long heap, int threads, long files, long temporary) {
    static Footprint now() throws IOException {
        long heap = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            heap = Math.min(heap, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return new Footprint(heap, ManagementFactory.getThreadMXBean().getThreadCount(), system.getOpenFileDescriptorCount(),
                    all.filter(file -> file.getFileName().toString().startsWith("carafe-upload-")).count());
        }
    }

    /** Returns whether this is no more than another, but for a tenth of the heap and a few threads and files of the JVM's own. */
    boolean isFlatAgainst(Footprint earlier) {
        return heap < earlier.heap * 1.1 + 1_000_000 && threads <= earlier.threads + 4 && files <= earlier.files + 8
                && temporary <= earlier.temporary;
    }

    @Override
    public String toString() {
        return "heap %.1f MB, threads %d, open files %d, temporary files %d".formatted(heap / 1e6, threads, files, temporary);
    }
}

package dev.carafe.benchmarks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.testing.TestClient;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** How long 1,000 trivial tests take in a JVM that has just started, each with an app and a client of its own. */
public final class Suite {
    private static final int TESTS = 1_000;

    private Suite() { }

    /** Prints the time, and that of the processor in this thread: of the first thousand, and of the second. */
    public static void main(String[] args) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int thousand = 1; thousand <= 2; thousand++) {
            long start = System.nanoTime();
            long processor = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < TESTS; i++) {
                test();
            }
            System.out.printf("%d. thousand: %.2f s, %.2f s of the processor%n", thousand, (System.nanoTime() - start) / 1e9,
                    (threads.getCurrentThreadCpuTime() - processor) / 1e9);
        }
    }

    private static void test() {
        App app = App.create("people").get("/person/<id:int>", req -> new Person(req.pathInt("id"), "Ada"));
        assertThat(TestClient.of(app).get("/person/7")).hasStatus(200).json("/name", "Ada");
    }
}

package sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carafe.App;
import dev.carafe.middleware.RateLimit;
import dev.carafe.testing.TestClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class RedisRatesTest {
    private static RedisServer server;
    private static RedisClient redis;

    @BeforeAll
    static void startRedis() throws IOException {
        assumeTrue(RedisServer.isInstalled(), "Skipped: there is no redis-server on the PATH (Debian: apt install redis-server).");
        server = RedisServer.start();
        redis = RedisClient.create(server.uri());
    }

    @AfterAll
    static void stopRedis() {
        if (server != null) {
            redis.close();
            server.close();
        }
    }

    private static TestClient process(String limit, int requests, Duration time) {
        return TestClient.of(App.create("process").wrap(RateLimit.of(requests, time).shared(limit, new RedisRates(redis)))
                .get("/", req -> ""));
    }

    @Test
    void processesShareALimit() {
        TestClient one = process("shared", 3, Duration.ofHours(1));
        TestClient other = process("shared", 3, Duration.ofHours(1));

        assertThat(one.get("/")).hasStatus(200).hasHeader("RateLimit-Remaining", "2").hasHeader("RateLimit-Reset", "1200");
        assertThat(other.get("/")).hasStatus(200).hasHeader("RateLimit-Remaining", "1");
        assertThat(one.get("/")).hasStatus(200).hasHeader("RateLimit-Remaining", "0");
        assertThat(one.get("/")).hasStatus(429);
        assertThat(other.get("/")).hasStatus(429).hasHeader("RateLimit-Remaining", "0");
        assertThat(process("another", 3, Duration.ofHours(1)).get("/")).hasStatus(200);
        assertThat(redis.ttl("rate:shared:127.0.0.1")).isBetween(1L, 3600L);
    }

    @Test
    void ofManyRequestsAtOnceAsManyAreAcceptedAsTheLimitSays() throws Exception {
        List<TestClient> processes = Stream.generate(() -> process("many", 20, Duration.ofHours(1))).limit(3).toList();
        List<Callable<Integer>> requests = Stream.iterate(0, i -> i + 1).limit(60)
                .<Callable<Integer>>map(i -> () -> processes.get(i % 3).get("/").status()).toList();
        int accepted = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : threads.invokeAll(requests)) {
                accepted += status.get() == 200 ? 1 : 0;
            }
        }

        assertThat(accepted).isEqualTo(20);
    }

    @Test
    void anAllowanceComesBack() {
        TestClient client = process("soon", 1, Duration.ofMillis(1));

        assertThat(client.get("/")).hasStatus(200);
        while (redis.exists("rate:soon:127.0.0.1")) {
            Thread.onSpinWait();
        }
        assertThat(client.get("/")).hasStatus(200);
    }
}

package dev.carafe.observe;

import static dev.carafe.Carafe.abort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.server.Server;
import dev.carafe.testing.TestClient;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final Duration SOON = Duration.ofMillis(50);

    private final App app = App.create("health");
    private final Observe observe = Observe.create();

    private TestClient client() {
        return TestClient.of(app.install(observe));
    }

    @Test
    void liveIsUpWhateverTheChecksSay() {
        observe.check("database", () -> false);
        assertThat(client().get("/health/live")).hasStatus(200).hasJson(Map.of("status", "UP")).hasHeader("Cache-Control", "no-store");
    }

    @Test
    void readyWithoutChecksIsUp() {
        assertThat(client().get("/health/ready")).hasStatus(200).hasJson(Map.of("status", "UP"));
    }

    @Test
    void readyNamesTheChecksAndTheirStatus() {
        observe.check("database", () -> true).check("queue", () -> true);
        assertThat(client().get("/health/ready")).hasStatus(200).hasHeader("Cache-Control", "no-store").hasJson(
                Map.of("status", "UP", "checks", Map.of("database", Map.of("status", "UP"), "queue", Map.of("status", "UP"))));
    }

    @Test
    void oneCheckThatFailsMakesIt503() {
        observe.check("database", () -> true).check("queue", () -> false);
        assertThat(client().get("/health/ready")).hasStatus(503)
                .json("/status", "DOWN").json("/checks/database/status", "UP").json("/checks/queue/status", "DOWN");
    }

    @Test
    void checkThatThrowsIsDownAndTellsTheLogOnly() {
        observe.check("database", () -> {
            throw new IOException("db.internal:5432 refused");
        });
        assertThat(client().get("/health/ready")).hasStatus(503)
                .hasJson(Map.of("status", "DOWN", "checks", Map.of("database", Map.of("status", "DOWN"))))
                .logged("The check 'database' is down: It threw java.io.IOException: db.internal:5432 refused.");
    }

    @Test
    void checkThatThrowsAnErrorIsDown() {
        observe.check("driver", () -> {
            throw new NoClassDefFoundError("org/postgresql/Driver");
        });
        assertThat(client().get("/health/ready")).hasStatus(503).json("/checks/driver/status", "DOWN");
    }

    @Test
    void checkThatIsLateIsDownAndInterrupted() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        observe.showDetails().check("slow", SOON, () -> {
            try {
                new CountDownLatch(1).await();
                return true;
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        });
        assertThat(client().get("/health/ready")).hasStatus(503)
                .json("/checks/slow/status", "DOWN").json("/checks/slow/reason", "No result within 0.05 s.");
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void checkThatNeverEndsHoldsOneThreadHoweverOftenItIsAsked() {
        AtomicInteger runs = new AtomicInteger();
        AtomicBoolean released = new AtomicBoolean();
        observe.check("stubborn", SOON, () -> {
            runs.incrementAndGet();
            while (!released.get()) {
                Thread.onSpinWait();
                Thread.yield();
            }
            return true;
        });
        TestClient client = client();
        try {
            for (int i = 0; i < 5; i++) {
                assertThat(client.get("/health/ready")).hasStatus(503);
            }
            assertThat(runs).hasValue(1);
        } finally {
            released.set(true);
        }
    }

    @Test
    void checksRunAtTheSameTime() {
        CyclicBarrier all = new CyclicBarrier(3);
        for (String name : List.of("a", "b", "c")) {
            observe.check(name, Duration.ofSeconds(30), () -> all.await() >= 0);
        }
        assertThat(client().get("/health/ready")).hasStatus(200);
    }

    @Test
    void detailsTellWhyAndHowLong() {
        observe.showDetails().check("no", () -> false).check("yes", () -> true);
        Map<?, ?> ready = client().get("/health/ready").json(Map.class);
        Map<?, ?> checks = (Map<?, ?>) ready.get("checks");
        assertThat((Map<?, ?>) checks.get("no")).extracting("status", "reason").containsExactly("DOWN", "It returned false.");
        assertThat(((Map<?, ?>) checks.get("yes")).keySet()).map(Object::toString).containsExactlyInAnyOrder("status", "seconds");
    }

    @Test
    void changeIsLoggedOnce() {
        AtomicBoolean up = new AtomicBoolean();
        observe.check("database", up::get);
        TestClient client = client();
        assertThat(client.get("/health/ready")).hasStatus(503).logged("The check 'database' is down: It returned false.");
        assertThat(client.get("/health/ready").server().log()).noneMatch(line -> line.toString().contains("'database'"));
        up.set(true);
        assertThat(client.get("/health/ready")).hasStatus(200).logged("The check 'database' is up again.");
    }

    @Test
    void probesPassHooksAndTrustedHosts() {
        app.config().set("TRUSTED_HOSTS", List.of("example.org"));
        app.before(request -> abort(401));
        TestClient client = client();
        assertThat(client.get("/health/live")).hasStatus(200);
        assertThat(client.get("/health/ready")).hasStatus(200);
        assertThat(client.get("/metrics")).hasStatus(200);
    }

    @Test
    void headIsAnsweredAndOtherMethodsAreNot() {
        TestClient client = client();
        assertThat(client.head("/health/live")).hasStatus(200).hasNoBody();
        assertThat(client.post("/health/ready")).hasStatus(405).allows("GET", "HEAD");
    }

    @Test
    void pathsCanBeOthers() {
        observe.live("/livez").ready("/readyz").metrics("/internal/metrics");
        TestClient client = client();
        assertThat(client.get("/livez")).hasStatus(200);
        assertThat(client.get("/readyz")).hasStatus(200);
        assertThat(client.get("/internal/metrics")).hasStatus(200);
        assertThat(client.get("/health/live")).hasStatus(404);
        assertThat(client.get("/metrics")).hasStatus(404);
    }

    @Test
    void readyIs503OnceTheStopHasBegun() {
        List<Response> seen = new ArrayList<>();
        app.onStop(() -> {
            seen.add(app.handle(Request.of("GET", "/health/ready")));
            seen.add(app.handle(Request.of("GET", "/health/live")));
        });
        TestClient client = client();
        assertThat(client.get("/health/ready")).hasStatus(200);
        client.close();
        assertThat(seen).extracting(Response::status).containsExactly(503, 200);
        assertThat(seen.getFirst().data()).asString().isEqualTo("{\"reason\":\"The app is stopping.\",\"status\":\"DOWN\"}");
    }

    @Test
    void readyIs503WhileAServerDrains() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Server server = app.install(observe).onStopping(begun::countDown).start();
        Thread stop = Thread.ofVirtual().unstarted(() -> server.stop(Duration.ofMinutes(5)));
        try (Socket client = new Socket("127.0.0.1", server.port()); HttpClient http = HttpClient.newHttpClient()) {
            client.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(client.getInputStream().read()).isEqualTo('H');
            stop.start();
            begun.await();
            HttpRequest ready = HttpRequest.newBuilder(server.uri().resolve("/health/ready")).build();
            assertThat(http.send(ready, BodyHandlers.discarding()).statusCode()).isEqualTo(503);
            HttpRequest live = HttpRequest.newBuilder(server.uri().resolve("/health/live")).build();
            assertThat(http.send(live, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        }
        stop.join();
    }

    @Test
    void readyIsUpAsLongAsOneServerOfTheAppRuns() {
        TestClient first = client();
        try (TestClient second = TestClient.of(app)) {
            assertThat(second.get("/health/ready")).hasStatus(200);
        }
        assertThat(first.get("/health/ready")).hasStatus(200);
    }

    @Test
    void ruleThatWouldBeHiddenFailsAtTheStart() {
        app.get("/metrics", request -> "mine");
        assertThatThrownBy(() -> client().get("/")).hasMessage("The rule '/metrics' of app 'health' would never be reached, for Observe "
                + "answers at that path. Give Observe another path or a port of its own: Observe.create().port(9000).");
    }

    @Test
    void mistakesFailAtSetup() {
        assertThatThrownBy(() -> observe.check("a", () -> true).check("a", () -> true))
                .hasMessage("There is a check 'a' already. Names tell checks apart: choose another one.");
        assertThatThrownBy(() -> observe.check("b", Duration.ZERO, () -> true))
                .hasMessage("The check 'b' has a timeout of PT0S. Give it time: Duration.ofSeconds(2).");
        assertThatThrownBy(() -> observe.live("live"))
                .hasMessage("'live' is no path of Observe. Write a plain one that begins with a slash: '/health/live'.");
        assertThatThrownBy(() -> Observe.create().port(70_000)).hasMessage("A port is a number from 0 to 65535, not 70000.");
        assertThatThrownBy(() -> app.install(Observe.create().live("/up").ready("/up")))
                .hasMessage("Observe answers two things at '/up'. Give each a path of its own.");
    }

    @Test
    void lateSetupIsRefused() {
        TestClient client = client();
        assertThatThrownBy(observe::showDetails)
                .hasMessage("Observe is installed, so showDetails(...) comes too late. Call it before app.install(...).");
        observe.check("of another extension", () -> false);
        assertThat(client.get("/health/ready")).hasStatus(503);
        assertThatThrownBy(() -> observe.check("late", () -> true))
                .hasMessage("The app has started, so check(\"late\", ...) comes too late. Add checks before that.");
        assertThatThrownBy(() -> App.create("other").install(observe))
                .hasMessage("This Observe is installed in an app already. Make one for each: Observe.create().");
    }
}

package dev.carafe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.http.Request;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClosingTest {
    private final List<String> ran = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final App app = App.create("closing")
            .onStart(() -> ran.add("start")).onStopping(stopping::countDown).onStop(() -> ran.add("stop"));

    @Test
    void clientWaitsForBackgroundTasks() {
        backgroundTask();
        TestClient client = TestClient.of(app);
        client.post("/orders");
        client.close();
        assertThat(ran).containsExactly("start", "task", "stop");
    }

    @Test
    void liveClientWaitsForBackgroundTasks() {
        backgroundTask();
        TestClient client = TestClient.live(app);
        client.post("/orders");
        client.close();
        assertThat(ran).containsExactly("start", "task", "stop");
    }

    @Test
    void appThatIsClosedAfterItsClientStopsNothingTwice() {
        TestClient client = TestClient.of(app);
        client.get("/");
        client.close();
        app.close();
        client.close();
        assertThat(ran).containsExactly("start", "stop");
    }

    @Test
    void clientThatIsClosedAfterItsAppStopsNothingTwice() {
        TestClient client = TestClient.of(app);
        client.get("/");
        app.close();
        client.close();
        assertThat(ran).containsExactly("start", "stop");
    }

    @Test
    void startAndStopTasksMayMakeRequests() {
        App own = App.create("own");
        own.get("/", req -> "").onStart(() -> ran.add("start " + own.handle(Request.of("GET", "/")).status()))
                .onStop(() -> ran.add("stop " + own.handle(Request.of("GET", "/")).status()));
        TestClient client = TestClient.of(own);
        client.get("/");
        client.close();
        TestClient.live(own).close();
        own.handle(Request.of("GET", "/"));
        own.close();
        assertThat(ran).containsExactly("start 200", "stop 200", "start 200", "stop 200", "start 200", "stop 200");
    }

    /** The task ends only once the stop has begun, so whoever does not wait for it is always caught. */
    private void backgroundTask() {
        app.post("/orders", req -> {
            app.background(() -> {
                try {
                    stopping.await();
                    Thread.yield();
                    ran.add("task");
                } catch (InterruptedException e) {
                    ran.add("interrupted");
                }
            });
            return "";
        });
    }
}

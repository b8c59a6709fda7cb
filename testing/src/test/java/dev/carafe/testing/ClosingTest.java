package dev.carafe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
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

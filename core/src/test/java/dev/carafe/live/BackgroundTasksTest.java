package dev.carafe.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.Carafe;
import dev.carafe.http.Request;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackgroundTasksTest {
    private final List<String> ran = new CopyOnWriteArrayList<>();
    private final App app = App.create("background").onStop(() -> ran.add("stop"));

    @Test
    void stopWaitsForTasksAndForThoseThatTheyBegin() {
        CountDownLatch release = new CountDownLatch(1);
        app.onStopping(release::countDown).get("/", req -> {
            app.background(() -> {
                await(release);
                app.background(() -> ran.add("second of " + Carafe.app().name()));
                ran.add("first");
            });
            return "begun";
        });
        assertThat(app.handle(Request.of("GET", "/")).status()).isEqualTo(200);
        app.close();
        assertThat(ran).containsExactlyInAnyOrder("first", "second of background", "stop").endsWith("stop");
    }

    @Test
    void taskThatDoesNotEndIsInterruptedAfterTheGrace() {
        app.config().set("SHUTDOWN_GRACE", 0);
        CountDownLatch begun = new CountDownLatch(1);
        app.get("/", req -> {
            app.background(() -> {
                begun.countDown();
                await(new CountDownLatch(1));
            });
            await(begun);
            return "begun";
        });
        app.handle(Request.of("GET", "/"));
        app.close();
        assertThat(ran).containsExactly("interrupted", "stop");
    }

    @Test
    void whatATaskThrowsIsLogged() {
        List<LogRecord> lines = new CopyOnWriteArrayList<>();
        Logger.getLogger("background").setFilter(line -> !lines.add(line));
        app.get("/", req -> {
            app.background(Carafe.withRequest(() -> {
                throw new IllegalStateException(Carafe.request().path());
            }));
            return "begun";
        });
        app.handle(Request.of("GET", "/"));
        app.close();
        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.getMessage()).isEqualTo("Exception in a background task");
            assertThat(line.getThrown()).hasMessage("/");
        });
    }

    private void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            ran.add("interrupted");
        }
    }
}

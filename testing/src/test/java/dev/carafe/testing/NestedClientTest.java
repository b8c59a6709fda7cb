package dev.carafe.testing;

import static dev.carafe.Carafe.g;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.Carafe;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A client inside a handler: each request ends its own exchange, and the outer one goes on as it was. */
class NestedClientTest {
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final App inner = App.create("inner").withoutStaticFiles()
            .onStart(() -> events.add("start")).onStop(() -> events.add("stop"))
            .get("/", req -> "inner").teardown((req, error) -> events.add("inner over"));

    @Test
    void theOuterRequestIsWhatItWas() {
        App outer = App.create("outer").get("/", req -> {
            g().set("seen", 1);
            String text = TestClient.of(inner).get("/").text();
            return text + " " + Carafe.app().name() + " " + g().get("seen") + " " + events;
        }).teardown((req, error) -> events.add("outer over"));

        assertThat(TestClient.of(outer).get("/")).hasText("inner outer 1 [start, inner over]");
        assertThat(events).containsExactly("start", "inner over", "outer over");
        assertThat(Carafe.hasRequest()).isFalse();
    }

    @Test
    void aSocketOpensAfterAClientWasUsedInAHook() {
        App outer = App.create("outer").before(req -> TestClient.of(inner).get("/")).websocket("/ws", ws -> ws.send("open"));

        try (TestClient live = TestClient.live(outer); TestWebSocket socket = live.websocket("/ws")) {
            assertThat(socket.receiveText()).isEqualTo("open");
        }
    }

    @Test
    void tasksRunOnceForEachClient() {
        try (TestClient client = TestClient.of(inner)) {
            assertThat(events).isEmpty();
            client.get("/");
            client.fresh().get("/");
        }
        assertThat(events).containsExactly("start", "inner over", "inner over", "stop");
    }

    @Test
    void theTestsThreadKeepsNoFlagOfAHandler() {
        App app = App.create("flag").get("/", req -> {
            Thread.currentThread().interrupt();
            return "set";
        });
        assertThat(TestClient.of(app).get("/")).hasText("set");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}

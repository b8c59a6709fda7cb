package dev.carafe.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.testing.TestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnPortTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final App app = App.create("aside").get("/a", "a", request -> "a");
    private final Observe observe = Observe.create().port(0);

    private static HttpResponse<String> get(URI server, String path) {
        try {
            return HTTP.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void answersThereAndNoLongerOnTheAppsPort() {
        try (TestClient client = TestClient.of(app.install(observe))) {
            assertThat(client.get("/a")).hasStatus(200);
            assertThat(client.get("/metrics")).hasStatus(404);
            assertThat(client.get("/health/live")).hasStatus(404);

            assertThat(get(observe.uri(), "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(observe.uri(), "/health/ready").body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(PrometheusText.parse(get(observe.uri(), "/metrics").body())
                    .value("http_server_requests_seconds_count{endpoint=a, method=GET, status=200}")).isEqualTo(1);
            assertThat(get(observe.uri(), "/a").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void appMayHaveRulesAtTheSamePaths() {
        app.get("/metrics", request -> "mine");
        try (TestClient client = TestClient.of(app.install(observe))) {
            assertThat(client.get("/metrics")).hasText("mine");
        }
    }

    @Test
    void isOpenUntilTheAppHasStopped() {
        List<URI> listened = new ArrayList<>();
        try (TestClient client = TestClient.live(app.install(observe))) {
            assertThat(client.get("/a")).hasStatus(200);
            listened.add(observe.uri());
        }
        assertThatThrownBy(observe::uri).hasMessage("The app does not run, so the port of Observe is closed. Start the app first.");
        assertThatThrownBy(() -> get(listened.getFirst(), "/health/live")).hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void severalServersOfOneAppShareIt() {
        app.install(observe);
        try (TestClient first = TestClient.of(app)) {
            first.get("/a");
            try (TestClient second = TestClient.of(app)) {
                second.get("/a");
            }
            assertThat(get(observe.uri(), "/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void newerVersionOfTheAppTakesItOver() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Observe newer = Observe.create().port(port).check("new", () -> true);
        try (TestClient old = TestClient.of(App.create("reloaded").get("/a", request -> "old").install(Observe.create().port(port)))) {
            assertThat(old.get("/a")).hasText("old");
            try (TestClient now = TestClient.of(App.create("reloaded").get("/a", request -> "new").install(newer))) {
                assertThat(now.get("/a")).hasText("new");
                Runnable stop = old::close;
                stop.run();
                assertThat(get(newer.uri(), "/health/ready").body()).contains("\"new\"");
            }
        }
    }

    @Test
    void withoutOneThereIsNoAddress() {
        assertThatThrownBy(Observe.create()::uri)
                .hasMessage("Observe has no port of its own. Give it one: Observe.create().port(9000).");
    }
}

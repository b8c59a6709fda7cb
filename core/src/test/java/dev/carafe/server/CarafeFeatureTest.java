package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.http.Request;
import io.helidon.common.Weighted;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CarafeFeatureTest {
    private static final App APP = App.create("mounted")
            .get("/api", req -> Map.of("Hello", "World!"))
            .post("/length", req -> "" + req.bytes().length)
            .error(404, (req, error) -> "nothing in the app");

    private static final WebServer SERVER = WebServer.builder()
            .host("127.0.0.1")
            .featuresDiscoverServices(false)
            .addFeature(ObserveFeature.builder().addObserver(HealthObserver.create()).build())
            .routing(routing -> routing
                    .addFeature(APP.feature().allowHttp2())
                    .get("/helidon", (req, res) -> res.send("by Helidon")))
            .build()
            .start();

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void appAnswersInAHelidonServer() throws Exception {
        assertThat(get("/api").body()).isEqualTo("{\"Hello\":\"World!\"}");
    }

    @Test
    void appReadsBodies() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/length")).POST(HttpRequest.BodyPublishers.ofString("12345")).build();

        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body()).isEqualTo("5");
    }

    @Test
    void helidonsRoutesAndFeaturesComeFirst() throws Exception {
        assertThat(get("/helidon").body()).isEqualTo("by Helidon");
        assertThat(get("/observe/health").statusCode()).isEqualTo(204);
    }

    @Test
    void whatNobodyTakesIsTheApps404() throws Exception {
        HttpResponse<String> response = get("/nope");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("nothing in the app");
    }

    @Test
    void requestWithoutAHostIsRefusedWhateverTheServerAllows() throws Exception {
        WebServer lenient = WebServer.builder()
                .host("127.0.0.1")
                .featuresDiscoverServices(false)
                .addProtocol(Http1Config.builder().validateRequestHeaders(false).build())
                .routing(routing -> routing.addFeature(APP.feature().allowHttp2()))
                .build()
                .start();
        try (RawClient raw = new RawClient(lenient.port())) {
            assertThat(raw.send("GET /api HTTP/1.1\r\n\r\n").response().status()).isEqualTo(400);
        } finally {
            lenient.stop();
        }
    }

    @Test
    void itRefusesToBeSetUpBesideHttp2() {
        assertThatThrownBy(() -> WebServer.builder().featuresDiscoverServices(false)
                .routing(routing -> routing.addFeature(APP.feature())).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Helidon's HTTP/2 is on the class path (helidon-webserver-http2), and with it any client can have this server "
                        + "loop forever. Leave the jar out: for HTTP/2, put a proxy in front, or have app.run or app.start serve it, "
                        + "with the "
                        + "setting HTTP2. Or accept that by app.feature().allowHttp2().");
    }

    @Test
    void tasksRunWithTheServer() {
        List<String> ran = new ArrayList<>();
        App app = App.create("tasks").get("/", req -> "").onStart(() -> ran.add("start"))
                .onStopping(() -> ran.add("stopping")).onStop(() -> ran.add("stop"));
        WebServer server = WebServer.builder().host("127.0.0.1").featuresDiscoverServices(false)
                .routing(routing -> routing.addFeature(app.feature().allowHttp2())).build();
        assertThat(ran).isEmpty();

        server.start();
        app.handle(Request.of("GET", "/"));
        assertThat(ran).containsExactly("start");

        server.stop();
        app.close();
        assertThat(ran).containsExactly("start", "stopping", "stop");
    }

    @Test
    void whatNoRuleTakesIsPassedOnIfAskedFor() throws Exception {
        App app = App.create("part").get("/api", req -> "by the app").post("/form", req -> "");
        WebServer server = WebServer.builder().host("127.0.0.1").featuresDiscoverServices(false)
                .routing(routing -> routing.addFeature(app.feature().allowHttp2().passUnmatched())
                        .addFeature(new Last()))
                .build().start();
        try {
            URI uri = URI.create("http://127.0.0.1:" + server.port());
            assertThat(send(uri.resolve("/api")).body()).isEqualTo("by the app");
            assertThat(send(uri.resolve("/form")).statusCode()).isEqualTo(405);
            assertThat(send(uri.resolve("/nope")).body()).isEqualTo("by the last");
        } finally {
            server.stop();
        }
    }

    private static final class Last implements HttpFeature, Weighted {
        @Override
        public void setup(HttpRouting.Builder routing) {
            routing.any((req, res) -> res.send("by the last"));
        }

        @Override
        public double weight() {
            return 1;
        }
    }

    private HttpResponse<String> send(URI uri) throws Exception {
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + SERVER.port() + path);
    }
}

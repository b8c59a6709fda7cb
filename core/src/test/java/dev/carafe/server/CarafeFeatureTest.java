package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
                    .addFeature(CarafeFeature.of(APP::serve, APP.config()))
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
                .routing(routing -> routing.addFeature(CarafeFeature.of(APP::serve, APP.config())))
                .build()
                .start();
        try (RawClient raw = new RawClient(lenient.port())) {
            assertThat(raw.send("GET /api HTTP/1.1\r\n\r\n").response().status()).isEqualTo(400);
        } finally {
            lenient.stop();
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + SERVER.port() + path);
    }
}

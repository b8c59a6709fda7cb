package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.http.Response;
import io.helidon.webserver.WebServer;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An app in a Helidon server that speaks HTTP/2: what belongs to a connection must not get into a stream. */
class Http2Test {
    private static final App APP = App.create("streams")
            .get("/", req -> Map.of("version", req.httpVersion(), "host", req.host()))
            .get("/parts", req -> List.of("one", "two").iterator())
            .get("/closing", req -> Response.text("closing").header("Connection", "close"))
            .get("/nothing", req -> Response.noContent())
            .post("/length", req -> req.bytes().length + " bytes")
            .post("/unread", req -> "unread");
    private static final WebServer SERVER = server();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    private static WebServer server() {
        APP.config().set("MAX_CONTENT_LENGTH", 100_000);
        return WebServer.builder()
                .host("127.0.0.1")
                .featuresDiscoverServices(false)
                .routing(routing -> routing.addFeature(APP.feature().allowHttp2()))
                .build()
                .start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    /** Later requests of any method have streams on the connection of this one. */
    @BeforeEach
    void upgradesItsConnection() throws Exception {
        assertThat(send("GET", "/", BodyPublishers.noBody()).body())
                .isEqualTo("{\"host\":\"127.0.0.1:" + SERVER.port() + "\",\"version\":\"2.0\"}");
    }

    @Test
    void aBodyIsReadWithAndWithoutALength() throws Exception {
        byte[] body = new byte[50_000];
        assertThat(send("POST", "/length", BodyPublishers.ofByteArray(body)).body()).isEqualTo("50000 bytes");
        assertThat(send("POST", "/length", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))).body())
                .isEqualTo("50000 bytes");
    }

    @Test
    void aBodyOverTheLimitIsRefusedWithAndWithoutALength() throws Exception {
        byte[] body = new byte[200_000];
        assertThat(send("POST", "/length", BodyPublishers.ofByteArray(body)).statusCode()).isEqualTo(413);
        assertThat(send("POST", "/length", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))).statusCode()).isEqualTo(413);
    }

    @Test
    void aBodyNeedNotBeRead() throws Exception {
        assertThat(send("POST", "/unread", BodyPublishers.ofByteArray(new byte[200_000])).body()).isEqualTo("unread");
    }

    @Test
    void headHasTheLengthAndNoBody() throws Exception {
        HttpResponse<String> response = send("HEAD", "/closing", BodyPublishers.noBody());
        assertThat(response.headers().firstValue("Content-Length")).hasValue("7");
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/parts onetwo", "/closing closing", "/nothing "})
    void aResponseIsWhole(String pathAndBody) throws Exception {
        String[] parts = pathAndBody.split(" ", 2);
        HttpResponse<String> response = send("GET", parts[0], BodyPublishers.noBody());
        assertThat(response.body()).isEqualTo(parts[1]);
        assertThat(response.headers().map()).doesNotContainKey("connection");
    }

    @Test
    void whatNobodyTakesIsA404() throws Exception {
        assertThat(send("GET", "/missing", BodyPublishers.noBody()).statusCode()).isEqualTo(404);
    }

    @Test
    void aRequestThatIsNoneIsRefusedOnItsStream() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/"));
        for (int i = 0; i <= 100; i++) {
            request.header("X-" + i, "x");
        }
        assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(431);
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body) throws Exception {
        HttpResponse<String> response =
                client.send(HttpRequest.newBuilder(uri(path)).method(method, body).build(), BodyHandlers.ofString());
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        return response;
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + SERVER.port() + path);
    }
}

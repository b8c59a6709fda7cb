package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.http.Response;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods, and responses that may not have a body: one too many would be taken for the next response. */
class MethodsTest {
    @AutoClose
    private final App app = App.create("methods")
            .get("/", req -> "home")
            .get("/stream", req -> List.of("a", "b").iterator())
            .get("/failed", req -> {
                throw new IllegalStateException("on purpose");
            })
            .get("/204", req -> Response.of("a body").status(204))
            .get("/304", req -> Response.of("a body").status(304));
    private final Server server = app.start();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/stream", "/failed", "/missing", "/204", "/304", "/%zz"})
    void theResponseToHeadHasNoBody(String path) throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.send("HEAD " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            client.head();
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void theResponseToHeadHasTheLengthOfTheResponseToGet() throws IOException {
        try (RawClient client = new RawClient(server)) {
            RawResponse get = client.send(RawClient.get("/")).response();
            client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(new RawResponse(client.head(), "").length()).isEqualTo(get.length());
            assertThat(client.send(RawClient.get("/")).response().body()).isEqualTo("home");
        }
    }

    @Test
    void aStreamHasNoLengthToHead() throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.send("HEAD /stream HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.head()).startsWith("HTTP/1.1 200").doesNotContainIgnoringCase("Content-Length");
            assertThat(client.send(RawClient.get("/")).response().body()).isEqualTo("home");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/204", "/304"})
    void aResponseWithoutContentHasNeitherBodyNorLength(String path) throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.send(RawClient.get(path));
            assertThat(client.head()).startsWith("HTTP/1.1 " + path.substring(1))
                    .doesNotContainIgnoringCase("Content-Length", "chunked");
            assertThat(client.send(RawClient.get("/")).response().body()).isEqualTo("home");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PROPFIND", "BREW", "get-it"})
    void aMethodOfNoRuleIsA405(String method) throws IOException {
        try (RawClient client = new RawClient(server)) {
            RawResponse response = client.send(method + " / HTTP/1.1\r\nHost: a\r\n\r\n").response();
            assertThat(response.status()).isEqualTo(405);
            assertThat(response.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", "CONNECT / HTTP/1.1\r\nHost: a\r\n\r\n"})
    void nobodyGetsATunnel(String request) throws IOException {
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send(request).response().status()).isIn(400, 405);
        }
    }

    @Test
    void theWholeUrlMayBeTheTarget() throws IOException {
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send("GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n").response().body()).isEqualTo("home");
            assertThat(client.send("GET http://a HTTP/1.1\r\nHost: a\r\n\r\n").response().body()).isEqualTo("home");
        }
    }
}

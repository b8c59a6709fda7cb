package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.http.Response;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A body that is written while it is sent. */
class StreamedResponseTest {
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstReceived = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch tornDown = new CountDownLatch(1);

    @AutoClose
    private final App app = App.create("streams")
            .get("/", req -> "home")
            .get("/parts", req -> Response.stream(out -> {
                out.write('1');
                out.flush();
                firstReceived.await();
                out.write('2');
            }))
            .get("/endless", req -> Stream.generate(() -> "x".repeat(1000)).onClose(closed::countDown))
            .get("/broken", req -> List.of("sent", 2).iterator())
            .get("/broken-at-once", req -> Response.stream(out -> {
                out.write('1');
                throw new IllegalStateException("on purpose");
            }))
            .teardown((req, error) -> {
                errors.add(String.valueOf(error));
                tornDown.countDown();
            });
    private final Server server = app.start();

    @Test
    void aPartIsSentWhenItIsFlushed() throws IOException {
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send(RawClient.get("/parts")).head()).contains("Transfer-Encoding: chunked")
                    .doesNotContain("Content-Length");
            assertThat(client.line()).isEqualTo("1");
            assertThat(client.line()).isEqualTo("1");
            firstReceived.countDown();
            assertThat(client.line()).isEqualTo("1");
            assertThat(client.line()).isEqualTo("2");
            assertThat(client.line()).isEqualTo("0");
            assertThat(client.line()).isEmpty();
            assertThat(client.send(RawClient.get("/")).response().body()).isEqualTo("home");
        }
    }

    @Test
    void aFailureInTheMiddleCutsTheResponse() throws Exception {
        assertThat(RawClient.exchange(server, RawClient.get("/broken") + RawClient.get("/")))
                .startsWith("HTTP/1.1 200").containsOnlyOnce("HTTP/1.1 ").endsWith("\r\n4\r\nsent\r\n");
        assertThat(tornDown.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(errors).singleElement().asString().contains("A streamed response is made of parts of text or bytes");
    }

    @Test
    void aFailureBeforeTheFirstByteIsA500() throws IOException {
        try (RawClient client = new RawClient(server)) {
            RawResponse response = client.send(RawClient.get("/broken-at-once")).response();
            assertThat(response.status()).isEqualTo(500);
            assertThat(response.body()).contains("Internal Server Error").doesNotContain("on purpose");
            assertThat(client.send(RawClient.get("/")).response().body()).isEqualTo("home");
        }
    }

    @Test
    void aClientThatGoesAwayEndsTheStream() throws Exception {
        try (RawClient client = new RawClient(server)) {
            client.send(RawClient.get("/endless")).head();
            client.vanish();
        }
        assertThat(closed.await(30, TimeUnit.SECONDS)).as("closed").isTrue();
        assertThat(tornDown.await(30, TimeUnit.SECONDS)).as("torn down").isTrue();
    }

    @Test
    void headClosesTheStreamThatItDoesNotSend() throws Exception {
        try (RawClient client = new RawClient(server)) {
            client.send("HEAD /endless HTTP/1.1\r\nHost: a\r\n\r\n").head();
            assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}

package dev.carafe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.http.Response;
import dev.carafe.http.ServerSentEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestStreamTest {
    private final SynchronousQueue<String> prices = new SynchronousQueue<>();
    private final CompletableFuture<Throwable> left = new CompletableFuture<>();
    private final App app = App.create("streams")
            .get("/prices", req -> Response.events(events -> {
                for (String price = prices.take(); !price.equals("end"); price = prices.take()) {
                    events.send(ServerSentEvent.of(price).event("price"));
                }
            }))
            .get("/lines", req -> Response.stream(out -> {
                for (String line = prices.take(); !line.equals("end"); line = prices.take()) {
                    out.write(line.getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            }))
            .get("/endless", req -> Response.stream(out -> {
                try {
                    while (true) {
                        out.write(new byte[10_000]);
                        out.flush();
                    }
                } catch (Exception e) {
                    left.complete(e);
                    throw e;
                }
            }))
            .get("/cut", req -> Response.stream(out -> {
                out.write("one\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                throw new IllegalStateException("no more");
            }));

    @ParameterizedTest
    @EnumSource
    void eventIsReadBeforeTheNextIsMade(Transports transport) throws InterruptedException {
        try (TestClient client = transport.to(app); TestStream stream = client.stream("/prices")) {
            prices.put("42");
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(stream.nextEvent()).isEqualTo(ServerSentEvent.of("42").event("price"));
            prices.put("43");
            assertThat(stream.nextEvent()).isEqualTo(ServerSentEvent.of("43").event("price"));
            prices.put("end");
            assertThat(stream.nextEvent()).isNull();
            assertThat(stream.server().exception()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void headOfEventsIsReadBeforeTheFirst(Transports transport) throws InterruptedException {
        try (TestClient client = transport.to(app); TestStream stream = client.stream("/prices")) {
            assertThat(stream.status()).isEqualTo(200);
            prices.put("end");
            assertThat(stream.nextEvent()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void lineIsReadBeforeTheNextIsMade(Transports transport) throws InterruptedException {
        try (TestClient client = transport.to(app); TestStream stream = client.request("GET", "/lines").query("a", "b").stream()) {
            prices.put("one\r\ntw");
            assertThat(stream.nextLine()).isEqualTo("one");
            prices.put("o\r");
            assertThat(stream.nextLine()).isEqualTo("two");
            prices.put("\n\nlast");
            assertThat(stream.nextLine()).isEmpty();
            prices.put("end");
            assertThat(stream.nextLine()).isEqualTo("last");
            assertThat(stream.nextLine()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void serverLearnsThatTheReaderHasLeft(Transports transport) throws Exception {
        try (TestClient client = transport.to(app)) {
            TestStream stream = client.stream("/endless");
            assertThat(stream.bytes().readNBytes(50_000)).hasSize(50_000);

            stream.close();

            assertThat(left.get(30, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void cutStreamIsNoEnd(Transports transport) {
        try (TestClient client = transport.to(app); TestStream stream = client.stream("/cut")) {
            assertThatThrownBy(() -> {
                while (stream.nextLine() != null) { }
            }).isInstanceOf(UncheckedIOException.class).hasMessageContaining("The stream does not go on");
            assertThat(stream.server().exception()).hasMessageContaining("no more");
        }
    }

    @Test
    void responsesAreReadAtOnceWhileAnotherIsOpen() throws InterruptedException {
        TestClient client = TestClient.of(app.get("/plain", req -> "plain"));

        try (TestStream stream = client.stream("/prices")) {
            assertThat(client.get("/plain")).hasText("plain");
            prices.put("42");
            assertThat(stream.nextEvent()).isEqualTo(ServerSentEvent.of("42").event("price"));
        }
    }

    @Test
    void eventsAreReadAsBrowsersDo() throws IOException {
        Events events = new Events(new Lines(new ByteArrayInputStream("""
                : a comment

                data: one
                data:two
                data:  three
                id: 7
                retry: 1500
                unknown: x

                event: price
                data

                event: no data

                data: not complete""".getBytes(StandardCharsets.UTF_8))));

        assertThat(events.next()).isEqualTo(new ServerSentEvent("one\ntwo\n three", null, "7", Duration.ofMillis(1500)));
        assertThat(events.next()).isEqualTo(new ServerSentEvent("", "price", null, null));
        assertThat(events.next()).isNull();
    }
}

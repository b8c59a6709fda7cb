package dev.carafe.server.http2;

import static dev.carafe.server.http2.FrameClient.block;
import static dev.carafe.server.http2.FrameClient.frame;
import static dev.carafe.server.http2.FrameClient.hex;
import static dev.carafe.server.http2.FrameClient.number;
import static dev.carafe.server.http2.FrameClient.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.http.Response;
import dev.carafe.server.Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients do to stop a server: each is refused, or bounded by a number that a test tells. */
class Http2AttacksTest {
    private static final int END = Frame.END_STREAM;
    private static final int WHOLE = Frame.END_HEADERS;

    private final AtomicInteger handled = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private final Semaphore ended = new Semaphore(0);
    private final App app = App.create("attacked")
            .get("/", req -> "index")
            .get("/fields", req -> req.headers().size() + " fields")
            .get("/held", req -> {
                handled.incrementAndGet();
                released.await();
                return "held";
            })
            .get("/large-fields", req -> Response.text("")
                    .header("Set-Cookie", "a=" + "x".repeat(4050)).header("X-Big", "y".repeat(40_000)))
            .post("/unread", req -> {
                released.await();
                return "unread";
            })
            .post("/length", req -> {
                try {
                    return req.bytes().length + " bytes";
                } finally {
                    ended.release();
                }
            });
    private final Server server = start();

    private Server start() {
        app.config().set("HTTP2", true).set("MAX_CONCURRENT_REQUESTS", 3);
        return app.start(0);
    }

    @AfterEach
    void theServerServesOthers() throws Exception {
        released.countDown();
        try (FrameClient client = FrameClient.open(server)) {
            String response = client.get(1, "/").response(1);
            for (int stream = 3; response.startsWith("503 "); stream += 2) {
                response = client.get(stream, "/").response(stream);
            }
            assertThat(response).isEqualTo("200 index");
        }
        server.close();
    }

    @Test
    void aFieldLargerThanTheTableIsAnOrdinaryField() throws Exception {
        byte[] block = hex("3e 82 86 04 01 2f 01 0f 31 32 37 2e 30 2e 30 2e 31 3a 32 31 38 35 30 40 05 78 2d 62 69 67 04 76 76 76 76");
        byte[] indexed = joined(request("GET", "/fields"), hex("40 05 78 2d 62 69 67"), text("v".repeat(4200)));
        try (FrameClient client = FrameClient.open(server).send(Frame.HEADERS, WHOLE | END, 1, block)) {
            assertThat(client.response(1)).isEqualTo("200 index");
            assertThat(client.send(Frame.HEADERS, WHOLE | END, 3, indexed).response(3)).isEqualTo("200 2 fields");
        }
    }

    @Test
    void largeFieldsOfAResponseArriveWhole() throws Exception {
        try (FrameClient client = FrameClient.open(server).get(1, "/large-fields")) {
            List<Integer> sizes = new ArrayList<>();
            Frame frame = client.next(Frame.HEADERS);
            while (frame != null && !frame.has(WHOLE)) {
                sizes.add(frame.length());
                frame = client.next();
            }
            assertThat(sizes).containsExactly(16_384, 16_384);
            assertThat(client.isAlive()).isTrue();
        }
    }

    /** 4,000 bytes that stand for 15 MB of fields. */
    @Test
    void aHeaderBombIsA431AndKeepsNothing() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.writeBytes(request("GET", "/"));
        bomb.writeBytes(hex("40 01 78"));
        bomb.writeBytes(text("b".repeat(3900)));
        for (int i = 0; i < 4000; i++) {
            bomb.write(0xbe);
        }
        try (FrameClient client = FrameClient.open(server).send(Frame.HEADERS, WHOLE | END, 1, bomb.toByteArray())) {
            assertThat(client.response(1)).startsWith("431 ");
            assertThat(client.get(3, "/").response(3)).isEqualTo("200 index");
        }
    }

    @Test
    void fieldsAreAsMuchAsOverHttp11() throws Exception {
        String[] many = new String[204];
        for (int i = 0; i < many.length; i++) {
            many[i] = "x";
        }
        try (FrameClient client = FrameClient.open(server)) {
            client.send(Frame.HEADERS, WHOLE | END, 1, request("GET", "/", many));
            assertThat(client.response(1)).startsWith("431 ");
            client.get(3, "/" + "p".repeat(8200));
            assertThat(client.response(3)).startsWith("414 ");
            client.get(5, "no path");
            assertThat(client.response(5)).startsWith("400 ");
            client.send(Frame.HEADERS, WHOLE | END, 7, block(":method", "CONNECT", ":authority", "example.org:443"));
            assertThat(client.response(7)).startsWith("400 ");
        }
    }

    private record Flood(String name, byte[] before, byte[] frame, int times) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Arguments> floods() {
        byte[] half = frame(Frame.HEADERS, END, 1, request("GET", "/"));
        byte[] post = frame(Frame.HEADERS, WHOLE, 1, request("POST", "/length"));
        return List.of(
                Arguments.of(new Flood("SETTINGS", new byte[0], frame(Frame.SETTINGS, 0, 0), 5000)),
                Arguments.of(new Flood("acknowledgements", new byte[0], frame(Frame.SETTINGS, Frame.ACK, 0), 5000)),
                Arguments.of(new Flood("PING", new byte[0], frame(Frame.PING, 0, 0, new byte[8]), 5000)),
                Arguments.of(new Flood("PRIORITY", new byte[0], frame(Frame.PRIORITY, 0, 1, hex("00 00 00 03 10")), 60_000)),
                Arguments.of(new Flood("WINDOW_UPDATE", new byte[0], frame(Frame.WINDOW_UPDATE, 0, 0, number(1)), 60_000)),
                Arguments.of(new Flood("unknown", new byte[0], frame(0x55, 0, 0), 60_000)),
                Arguments.of(new Flood("empty DATA", post, frame(Frame.DATA, 0, 1), 5000)),
                Arguments.of(new Flood("DATA of padding", post, frame(Frame.DATA, 8, 1, hex("01 00")), 5000)),
                Arguments.of(new Flood("empty CONTINUATION", half, frame(Frame.CONTINUATION, 0, 1), 50)),
                Arguments.of(new Flood("full CONTINUATION", half, frame(Frame.CONTINUATION, 0, 1, block("x", "y".repeat(16_000))), 6)));
    }

    @ParameterizedTest
    @MethodSource("floods")
    void aFloodEndsTheConnection(Flood flood) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(flood.before);
        for (int i = 0; i < flood.times; i++) {
            all.writeBytes(flood.frame);
        }
        try (FrameClient client = FrameClient.open(server)) {
            Thread.ofVirtual().start(() -> sendAsLongAsTaken(client, all.toByteArray()));
            assertThat(client.complaint()).isEqualTo("GOAWAY ENHANCE_YOUR_CALM");
        }
    }

    private static void sendAsLongAsTaken(FrameClient client, byte[] bytes) {
        try {
            client.raw(bytes);
        } catch (IOException e) {
            // The server has heard enough.
        }
    }

    @Test
    void resetRequestsEndTheConnectionAfter200() throws Exception {
        try (FrameClient client = FrameClient.open(server)) {
            Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < 1000; i++) {
                        client.get(2 * i + 1, "/held").send(Frame.RST_STREAM, 0, 2 * i + 1, number(8));
                    }
                } catch (IOException e) {
                    // The server has heard enough.
                }
            });
            assertThat(client.next(Frame.GOAWAY)).matches(frame -> frame.number(4) == ErrorCode.ENHANCE_YOUR_CALM.number());
        }
        assertThat(handled).as("as many as may be handled at once").hasValueLessThanOrEqualTo(3);
    }

    /** The client breaks a rule on each stream, so that the server resets it and the handler has worked for nothing. */
    @Test
    void requestsThatTheServerIsMadeToResetCountToo() throws Exception {
        try (FrameClient client = FrameClient.open(server)) {
            Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < 1000; i++) {
                        client.post(2 * i + 1, "/length").send(Frame.WINDOW_UPDATE, 0, 2 * i + 1, number(0));
                    }
                } catch (IOException e) {
                    // The server has heard enough.
                }
            });
            assertThat(client.next(Frame.GOAWAY)).matches(frame -> frame.number(4) == ErrorCode.ENHANCE_YOUR_CALM.number());
        }
    }

    @Test
    void noMoreThan100StreamsAreOpen() throws Exception {
        try (FrameClient client = FrameClient.open(server)) {
            for (int i = 0; i <= 100; i++) {
                client.post(2 * i + 1, "/length");
            }
            Frame refused = client.next(Frame.RST_STREAM);
            assertThat(refused).matches(frame -> frame.stream() == 201 && frame.number(0) == ErrorCode.REFUSED_STREAM.number());
        }
    }

    /** The leak of threads and places: three of these fill all places of the server. */
    @Test
    void abandonedUploadsAreGivenUp() throws Exception {
        for (int i = 0; i < 5; i++) {
            try (FrameClient client = FrameClient.open(server).post(1, "/length").data(1, false, new byte[10])) {
                assertThat(client.isAlive()).isTrue();
            }
        }
        assertThat(ended.tryAcquire(5, 20, TimeUnit.SECONDS)).as("their handlers have ended").isTrue();
    }

    @Test
    void aBodyMayNotExceedItsWindow() throws Exception {
        try (FrameClient client = FrameClient.open(server)) {
            client.post(1, "/unread");
            for (int i = 0; i < 60; i++) {
                client.data(1, false, new byte[16_384]);
            }
            assertThat(client.complaint()).isIn("RST_STREAM FLOW_CONTROL_ERROR", "GOAWAY FLOW_CONTROL_ERROR");
        } catch (SocketException e) {
            assertThat(e).as("the server has closed the connection").isNotNull();
        }
    }

    @Test
    void overTheMostRequestsIsA503() throws Exception {
        try (FrameClient client = FrameClient.open(server).get(1, "/held").get(3, "/held").get(5, "/held").get(7, "/held")) {
            assertThat(client.response(7)).startsWith("503 ");
        }
    }

    private static byte[] text(String text) {
        byte[] block = block("", text);
        return Arrays.copyOfRange(block, 2, block.length);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

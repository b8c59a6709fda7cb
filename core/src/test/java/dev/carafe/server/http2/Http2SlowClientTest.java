package dev.carafe.server.http2;

import static dev.carafe.server.http2.FrameClient.hex;
import static dev.carafe.server.http2.FrameClient.number;
import static dev.carafe.server.http2.FrameClient.request;
import static dev.carafe.server.http2.FrameClient.setting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.http.Response;
import dev.carafe.server.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Clients of HTTP/2 that keep a server waiting. */
class Http2SlowClientTest {
    private static final int END = Frame.END_STREAM;
    private static final App APP = App.create("slow")
            .get("/", req -> "index")
            .get("/large", req -> Response.bytes(new byte[1_000_000]))
            .post("/length", req -> req.bytes().length + " bytes")
            .post("/unread", req -> "unread");
    private static final Server SERVER = start();

    private static Server start() {
        APP.config().set("HTTP2", true).set("HEADER_TIMEOUT", 2).set("BODY_TIMEOUT", 2).set("RESPONSE_TIMEOUT", 2).set("IDLE_TIMEOUT", 2)
                .set("MAX_CONTENT_LENGTH", 100_000);
        return APP.start(0);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aBodyThatDoesNotComeIsA408() throws Exception {
        try (FrameClient client = FrameClient.open(SERVER).post(1, "/length").data(1, false, new byte[10])) {
            assertThat(client.response(1)).startsWith("408 ");
        }
    }

    @Test
    void aPrefaceAFrameAndABlockHaveToBecomeWholeInTime() throws Exception {
        try (FrameClient preface = FrameClient.silent(SERVER).raw("PRI * HTTP/2.0\r\n".getBytes(StandardCharsets.US_ASCII));
                FrameClient frame = FrameClient.open(SERVER).raw(hex("00 00 08 06 00 00"));
                FrameClient block = FrameClient.open(SERVER).send(Frame.HEADERS, END, 1, request("GET", "/"))) {
            assertThat(preface.complaint()).isIn("GOAWAY NO_ERROR", "end");
            assertThat(frame.complaint()).isEqualTo("GOAWAY NO_ERROR");
            assertThat(block.complaint()).isEqualTo("GOAWAY NO_ERROR");
        }
    }

    @Test
    void anIdleConnectionIsEndedThoughItPings() throws Exception {
        try (FrameClient client = FrameClient.open(SERVER)) {
            Thread pings = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        client.send(Frame.PING, 0, 0, new byte[8]);
                        Thread.sleep(200);
                    }
                } catch (IOException | InterruptedException e) {
                    // The server has ended.
                }
            });
            assertThat(client.complaint()).isEqualTo("GOAWAY NO_ERROR");
            pings.interrupt();
        }
    }

    @Test
    void aResponseThatIsNotTakenIsCut() throws Exception {
        try (FrameClient client = FrameClient.open(SERVER, setting(4, 0)).get(1, "/large")) {
            assertThat(client.complaint()).isEqualTo("RST_STREAM INTERNAL_ERROR");
            assertThat(client.isAlive()).isTrue();
        }
    }

    @Test
    void aLargeResponseFollowsTheWindows() throws Exception {
        try (FrameClient client = FrameClient.open(SERVER, setting(4, 100_000)).send(Frame.WINDOW_UPDATE, 0, 0, number(2_000_000))) {
            client.get(1, "/large");
            int taken = 0;
            while (taken < 1_000_000) {
                Frame data = client.next(Frame.DATA);
                assertThat(data).isNotNull();
                taken += data.length();
                if (taken % 100_000 == 0) {
                    client.send(Frame.WINDOW_UPDATE, 0, 1, number(100_000));
                }
            }
            assertThat(client.isAlive()).isTrue();
        }
    }

    /** Helidon 4.5.0 sends 368 kB there. */
    @Test
    void allStreamsShareTheWindowOfTheConnection() throws Exception {
        try (FrameClient client = FrameClient.open(SERVER)) {
            for (int i = 0; i < 20; i++) {
                client.get(2 * i + 1, "/large");
            }
            int sent = 0;
            for (Frame frame = client.next(); frame != null && frame.type() != Frame.RST_STREAM; frame = client.next()) {
                sent += frame.type() == Frame.DATA ? frame.length() : 0;
            }
            assertThat(sent).isEqualTo(65_535);
        }
    }

    @Test
    void aBodyOverTheLimitIsA413WithAndWithoutALength() throws Exception {
        try (FrameClient client = FrameClient.open(SERVER)) {
            assertThat(client.post(1, "/length", "content-length", "100001").response(1)).startsWith("413 ");
            client.post(3, "/length");
            for (int i = 0; i < 7; i++) {
                client.data(3, false, new byte[16_000]);
            }
            assertThat(client.response(3)).startsWith("413 ");
        }
    }

    @Test
    void aBodyThatNobodyReadsNeedNotEnd() throws Exception {
        try (FrameClient client = FrameClient.open(SERVER)) {
            assertThat(client.post(1, "/unread").data(1, false, new byte[10]).response(1)).isEqualTo("200 unread");
            assertThat(client.complaint()).isEqualTo("RST_STREAM NO_ERROR");
            assertThat(client.data(1, true, new byte[10]).get(3, "/").response(3)).as("what comes late is dropped").isEqualTo("200 index");
        }
    }

    @Test
    void aClientIsAskedForItsBodyOnce() throws Exception {
        try (FrameClient client = FrameClient.open(SERVER).post(1, "/length", "expect", "100-continue")) {
            assertThat(client.next(Frame.HEADERS)).as("100").matches(frame -> !frame.has(END));
            client.data(1, true, new byte[10]);
            assertThat(client.response(1)).isEqualTo("200 10 bytes");
        }
    }
}

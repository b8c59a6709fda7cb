package dev.carafe.server.http2;

import static dev.carafe.server.http2.FrameClient.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.server.Server;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The limits of the settings, as connections and requests of HTTP/2 meet them. */
@Timeout(60)
class Http2LimitsTest {
    private static final int WHOLE = Frame.END_HEADERS | Frame.END_STREAM;

    private final List<String> served = new CopyOnWriteArrayList<>();

    @AutoClose
    private final App app = App.create("limits")
            .get("/<path:rest>", req -> {
                served.add(req.pathParam("rest"));
                return "served";
            })
            .post("/length", req -> req.bytes().length + " bytes");

    private Server start(String setting, Object value) {
        app.config().set("HTTP2", true).set(setting, value);
        return app.start(0);
    }

    @Test
    void moreConnectionsThanAllowedWait() throws Exception {
        Server server = start("MAX_CONNECTIONS", 1);
        FrameClient accepted = FrameClient.open(server);
        assertThat(accepted.get(1, "/accepted").response(1)).isEqualTo("200 served");
        try (FrameClient waiting = FrameClient.open(server).get(1, "/waiting")) {
            try (accepted) {
                for (int stream = 3; stream < 100; stream += 2) {
                    assertThat(accepted.get(stream, "/accepted").response(stream)).isEqualTo("200 served");
                }
                assertThat(served).hasSize(50).containsOnly("accepted");
            }
            assertThat(waiting.response(1)).isEqualTo("200 served");
        }
    }

    @Test
    void aConnectionThatTheServerEndsGivesUpItsPlace() throws Exception {
        app.config().set("IDLE_TIMEOUT", 1).set("HEADER_TIMEOUT", 1);
        Server server = start("MAX_CONNECTIONS", 1);
        FrameClient idle = FrameClient.open(server);
        FrameClient slow = FrameClient.silent(server);
        FrameClient wrong = FrameClient.open(server).data(1, true, new byte[10]);
        try (FrameClient last = FrameClient.open(server).get(1, "/last")) {
            assertThat(end(idle)).isEqualTo("GOAWAY NO_ERROR");
            assertThat(end(slow)).isEqualTo("end");
            assertThat(end(wrong)).isEqualTo("GOAWAY PROTOCOL_ERROR");
            assertThat(last.response(1)).isEqualTo("200 served");
        }
    }

    /** How the server ends a connection, which its client then closes. */
    private static String end(FrameClient client) throws IOException {
        try (client) {
            return client.complaint();
        }
    }

    @Test
    void aBodyThatDripsIsA408() throws Exception {
        Server server = start("BODY_TIMEOUT", 1);
        try (FrameClient client = FrameClient.open(server).post(1, "/length")) {
            Thread drips = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        client.data(1, false, new byte[1]);
                        Thread.sleep(50);
                    }
                } catch (IOException | InterruptedException e) {
                    // The test has ended.
                }
            });
            assertThat(client.response(1)).startsWith("408 ");
            drips.interrupt();
            drips.join();
        }
    }

    @Test
    void headersAndPathsAreAsLongAsOverHttp11() throws Exception {
        Server server = start("MAX_CONTENT_LENGTH", 10);
        try (FrameClient client = FrameClient.open(server)) {
            assertThat(client.get(1, "/" + "p".repeat(8_000)).response(1)).isEqualTo("200 served");
            assertThat(client.get(3, "/" + "p".repeat(8_200)).response(3)).startsWith("414 ");
            assertThat(client.send(Frame.HEADERS, WHOLE, 5, request("GET", "/x", "x", "y".repeat(15_900))).response(5))
                    .isEqualTo("200 served");
            client.send(Frame.HEADERS, Frame.END_STREAM, 7, request("GET", "/x", "x", "y".repeat(16_000)));
            client.send(Frame.CONTINUATION, Frame.END_HEADERS, 7, FrameClient.block("z", "y".repeat(1_000)));
            assertThat(client.response(7)).startsWith("431 ");
            assertThat(client.post(9, "/length").data(9, true, new byte[10]).response(9)).isEqualTo("200 10 bytes");
            assertThat(client.post(11, "/length").data(11, true, new byte[11]).response(11)).startsWith("413 ");
        }
    }
}

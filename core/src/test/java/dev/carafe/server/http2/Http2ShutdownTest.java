package dev.carafe.server.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.http.Response;
import dev.carafe.server.Server;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server of HTTP/2 that stops: what has begun is served, and nobody repeats it. */
class Http2ShutdownTest {
    private static final int LAST = Integer.MAX_VALUE;

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Server server = start();
    private Thread stopping = Thread.ofVirtual().unstarted(() -> { });

    private Server start() {
        App app = App.create("stopping")
                .get("/", req -> "index")
                .get("/held", req -> {
                    begun.countDown();
                    released.await();
                    return "held";
                })
                .get("/stuck", req -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        ended.countDown();
                    }
                    return "";
                })
                .get("/events", req -> Response.events(events -> {
                    while (true) {
                        events.send("tick");
                        Thread.sleep(20);
                    }
                }));
        app.config().set("HTTP2", true).set("SHUTDOWN_GRACE", 1);
        return app.start(0);
    }

    private void stop(int drainSeconds) {
        stopping = Thread.ofVirtual().start(() -> server.stop(Duration.ofSeconds(drainSeconds)));
    }

    @AfterEach
    void stops() throws Exception {
        stopping.join();
    }

    @Test
    void requestsUnderWayAreServedAndLaterOnesAreNot() throws Exception {
        try (FrameClient client = FrameClient.open(server).get(1, "/held")) {
            begun.await();
            stop(60);

            assertThat(client.next(Frame.GOAWAY)).matches(frame -> frame.number(0) == LAST && frame.number(4) == 0);
            Frame ping = client.next(Frame.PING);
            client.get(3, "/");
            assertThat(client.response(3)).as("sent before the client knew").isEqualTo("200 index");
            client.send(Frame.PING, Frame.ACK, 0, ping.bytes());
            assertThat(client.next(Frame.GOAWAY)).as("the last that is served")
                    .matches(frame -> frame.number(0) == 3 && frame.number(4) == 0);
            client.get(5, "/");
            released.countDown();
            assertThat(client.response(1)).isEqualTo("200 held");
            assertThat(client.next()).as("nothing of stream 5").isNull();
        }
    }

    @Test
    void anIdleConnectionEndsAtOnce() throws Exception {
        try (FrameClient client = FrameClient.open(server).get(1, "/")) {
            assertThat(client.response(1)).isEqualTo("200 index");
            stopping = Thread.ofVirtual().start(server::close);
            assertThat(client.next(Frame.GOAWAY)).matches(frame -> frame.number(0) == LAST);
            assertThat(client.next(Frame.GOAWAY)).matches(frame -> frame.number(0) == 1);
            assertThat(client.next()).isNull();
        }
    }

    @Test
    void eventStreamsEnd() throws Exception {
        try (FrameClient client = FrameClient.open(server).get(1, "/events")) {
            assertThat(client.next(Frame.DATA)).isNotNull();
            stop(60);
            assertThat(client.next(Frame.GOAWAY)).isNotNull();
            Frame frame = client.next();
            while (frame != null && !(frame.type() == Frame.DATA && frame.has(Frame.END_STREAM))) {
                if (frame.type() == Frame.DATA && frame.length() > 0) {
                    client.send(Frame.WINDOW_UPDATE, 0, 0, FrameClient.number(frame.length()));
                    client.send(Frame.WINDOW_UPDATE, 0, 1, FrameClient.number(frame.length()));
                }
                frame = client.next();
            }
            assertThat(frame).as("the end of the stream").isNotNull();
        }
    }

    @Test
    void whatDoesNotEndInTimeIsInterrupted() throws Exception {
        try (FrameClient client = FrameClient.open(server).get(1, "/stuck")) {
            begun.await();
            stopping = Thread.ofVirtual().start(server::close);
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(client.response(1)).isIn("end", "GOAWAY NO_ERROR", "RST_STREAM INTERNAL_ERROR");
        }
    }
}

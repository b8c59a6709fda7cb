package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.health.HealthObserver;
import io.helidon.webserver.spi.ServerFeature;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Helidon's features on the app's own server, beside its sockets, its drain and its limits. */
@Timeout(60)
class HelidonFeaturesTest {
    private static final String HANDSHAKE = " HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

    @AutoClose
    private final App app = App.create("featured")
            .get("/api", req -> "by the app")
            .websocket("/socket", ws -> ws.send("hello"))
            .helidon(helidon -> helidon
                    .add(ObserveFeature.builder().addObserver(HealthObserver.create()).build())
                    .routing(routing -> routing
                            .addFilter((chain, req, res) -> {
                                res.header(HeaderNames.create("X-Filtered"), req.prologue().uriPath().rawPath());
                                chain.proceed();
                            })
                            .get("/helidon", (req, res) -> res.send("by Helidon"))
                            .post("/echo", (req, res) -> res.send(req.content().as(String.class)))
                            .get("/teapot", (req, res) -> {
                                throw new HttpException("on purpose", Status.create(418));
                            })));

    @Test
    void featuresRoutesAndTheAppAnswerOnOnePort() throws Exception {
        try (RawClient client = new RawClient(app.start())) {
            assertThat(client.send(RawClient.get("/observe/health")).response().status()).isEqualTo(204);
            assertThat(client.send(RawClient.get("/helidon")).response().body()).isEqualTo("by Helidon");
            RawResponse response = client.send(RawClient.get("/api")).response();
            assertThat(response.body()).isEqualTo("by the app");
            assertThat(response.header("X-Filtered")).isEqualTo("/api");
            assertThat(client.send(RawClient.get("/nowhere")).response().body()).contains("<h1>Not Found</h1>");
        }
    }

    @Test
    void socketsWorkBesideThem() throws Exception {
        try (RawClient client = new RawClient(app.start())) {
            assertThat(client.send("GET /socket" + HANDSHAKE).head()).startsWith("HTTP/1.1 101 ");
            assertThat(client.exactly(7)).isEqualTo("\u0081\u0005hello");
        }
    }

    @Test
    void responsesOfFeaturesEndTheirConnectionsWhileTheServerDrains() throws Exception {
        CountDownLatch stopping = new CountDownLatch(1);
        Server server = app.onStopping(stopping::countDown).start();
        Thread stop = Thread.ofVirtual().unstarted(() -> server.stop(Duration.ofMinutes(5)));
        try (RawClient client = new RawClient(server)) {
            assertThat(client.send(RawClient.get("/helidon")).head()).doesNotContain("Connection: close");
            client.exactly("by Helidon".length());
            stop.start();
            stopping.await();
            String head = client.send(RawClient.get("/helidon")).head();
            while (!head.contains("Connection: close")) { // the drain begins when the tasks of onStopping have run
                client.exactly("by Helidon".length());
                head = client.send(RawClient.get("/helidon")).head();
            }
        }
        stop.join();
    }

    @Test
    void theirConnectionsEndIfTheClientAsksForIt() throws Exception {
        try (RawClient client = new RawClient(app.start());
                RawClient posting = client.again();
                RawClient served = client.again()) {
            client.send("GET /helidon HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 200 ").endsWith("by Helidon");
            posting.send("POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 5\r\n\r\n12345");
            assertThat(posting.rest()).startsWith("HTTP/1.1 200 ").endsWith("12345");
            served.send("GET /api HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(served.rest()).startsWith("HTTP/1.1 200 ").endsWith("by the app");
        }
    }

    @Test
    void deadlinesHoldForThem() throws Exception {
        app.config().set("HEADER_TIMEOUT", 0.5).set("BODY_TIMEOUT", 0.5).set("IDLE_TIMEOUT", 0.5);
        Server server = app.start();
        try (RawClient body = new RawClient(server); RawClient head = new RawClient(server); RawClient idle = new RawClient(server)) {
            head.send(RawClient.get("/helidon")).response();
            head.send("GET /helidon HTTP/1.1\r\nHos");
            idle.send(RawClient.get("/helidon")).response();
            assertThat(body.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n").drip("x")).doesNotContain("200 OK");
            assertThat(head.rest()).startsWith("HTTP/1.1 408 ");
            assertThat(idle.rest()).isEmpty();
        }
    }

    @Test
    @ResourceLock("dev.carafe.access")
    void theyAreInTheAccessLog() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger("dev.carafe.access");
        logger.setFilter(line -> !lines.add(line.getMessage()));
        app.config().set("ACCESS_LOG", true).set("ACCESS_LOG_FORMAT", "%(m)s %(U)s %(s)s");
        try (RawClient client = new RawClient(app.start())) {
            for (String path : List.of("/helidon", "/api", "/")) {
                client.send(RawClient.get(path)).response();
            }
            assertThat(client.send(RawClient.post("/echo", "12345")).response().body()).isEqualTo("12345");
            client.send(RawClient.get("/teapot")).response();
        } finally {
            app.close();
            logger.setFilter(null);
        }
        assertThat(lines).containsExactly("GET /helidon 200", "GET /api 200", "GET / 404", "POST /echo 200", "GET /teapot 418");
    }

    @Test
    void http2ThatWouldPassThemByIsRefused() {
        app.config().set("HTTP2", true);
        assertThatThrownBy(app::start).isInstanceOf(ServerException.class).hasMessage("HTTP2 is set, and app.helidon(...) has put features "
                + "of Helidon around the app, which HTTP/2 would pass by. Leave out one of them, or put a proxy in front that speaks "
                + "HTTP/2.");
    }

    @Test
    void featureThatWantsAnotherSocketIsToldWhy() {
        ServerFeature elsewhere = new ServerFeature() {
            @Override
            public void setup(ServerFeatureContext context) {
                context.socket("admin").httpRouting().get("/", (req, res) -> res.send());
            }

            @Override
            public String name() {
                return "elsewhere";
            }

            @Override
            public String type() {
                return "elsewhere";
            }
        };
        App other = App.create("other").helidon(helidon -> helidon.add(elsewhere));
        assertThatThrownBy(other::start).isInstanceOf(NoSuchElementException.class).hasMessage("A feature of Helidon wants the socket "
                + "'admin', but the app's server listens in one place only. Let the feature use the default socket, or mount the app "
                + "into a "
                + "server of your own by app.feature().");
    }
}

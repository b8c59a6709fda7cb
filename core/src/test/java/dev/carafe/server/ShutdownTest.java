package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How a server starts and stops. */
class ShutdownTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @AutoClose
    private final App app = App.create("shutdown").get("/", req -> "home").get("/wait", req -> {
        begun.countDown();
        go.await();
        return "waited";
    });
    private final Server server = app.start();

    @Test
    void aPortThatIsTakenIsTold() {
        int port = server.port();
        assertThatExceptionOfType(ServerException.class).isThrownBy(() -> app.start(port)).withMessage(
                "Cannot listen on 127.0.0.1:%d. Is another program there already? Choose another port, as with --port %d.",
                port, port + 1);
    }

    @Test
    void anAppMayHaveSeveralServers() throws IOException {
        Server other = app.start();
        assertThat(other.port()).isNotEqualTo(server.port());
        for (Server each : new Server[] {server, other}) {
            try (RawClient client = new RawClient(each)) {
                assertThat(client.send(RawClient.get("/")).response().body()).isEqualTo("home");
            }
        }
    }

    @Test
    void aServerSaysWhereItIs() {
        assertThat(server.uri()).hasToString("http://127.0.0.1:" + server.port());
    }

    @Test
    void closingAnIdleServerEndsItsConnections() throws IOException {
        try (RawClient client = new RawClient(server)) {
            client.send(RawClient.get("/")).response();
            server.close();
            assertThat(client.rest()).isEmpty();
        }
        assertThatThrownBy(() -> new RawClient(server)).isInstanceOf(ConnectException.class);
    }

    @Test
    void closingTwiceIsNoError() {
        server.close();
        server.close();
    }

    @Test
    void aRequestInFlightIsFinished() throws Exception {
        try (RawClient client = new RawClient(server)) {
            client.send(RawClient.get("/wait"));
            begun.await();
            Thread closing = Thread.startVirtualThread(server::close);
            awaitClosedPort();
            go.countDown();
            assertThat(client.response().body()).isEqualTo("waited");
            assertThat(client.rest()).isEmpty();
            closing.join();
        }
    }

    @Test
    void whileItDrainsAllResponsesTellTheClientToGo() throws Exception {
        try (RawClient inFlight = new RawClient(server); RawClient late = new RawClient(server)) {
            inFlight.send(RawClient.get("/wait"));
            begun.await();
            Thread stopping = Thread.startVirtualThread(() -> server.stop(Duration.ofMinutes(5)));
            RawResponse response = late.send(RawClient.get("/")).response();
            while (!response.header("Connection").equals("close")) {
                assertThat(response.body()).isEqualTo("home");
                response = late.send(RawClient.get("/")).response();
            }
            assertThat(response.body()).isEqualTo("home");
            assertThat(late.rest()).isEmpty();
            assertThat(RawClient.exchange(server, RawClient.get("/"))).startsWith("HTTP/1.1 200").endsWith("home");
            go.countDown();
            RawResponse last = inFlight.response();
            assertThat(last.body()).isEqualTo("waited");
            assertThat(last.header("Connection")).isEqualTo("close");
            inFlight.vanish();
            assertThat(stopping.join(Duration.ofSeconds(60))).as("stopped before the time was over").isTrue();
        }
    }

    @Test
    void aServerThatDrainsTakesNewClientsThoughNoneIsConnected() throws Exception {
        Thread draining = Thread.startVirtualThread(() -> server.drain(Duration.ofMinutes(5)));
        RawResponse response;
        do {
            response = newClient();
            assertThat(response.body()).isEqualTo("home");
        } while (!response.header("Connection").equals("close"));
        assertThat(newClient().body()).isEqualTo("home");
        draining.interrupt();
        draining.join();
        server.close();
        awaitClosedPort();
        server.drain(Duration.ofMinutes(5)); // ends at once, for the server has stopped
    }

    private RawResponse newClient() throws IOException {
        try (RawClient client = new RawClient(server)) {
            return client.send(RawClient.get("/")).response();
        }
    }

    private void awaitClosedPort() throws IOException {
        while (true) {
            try {
                new RawClient(server).close();
            } catch (ConnectException e) {
                return;
            }
        }
    }
}

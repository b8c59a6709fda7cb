package dev.carafe.testing;

import dev.carafe.App;
import dev.carafe.server.Connector;
import dev.carafe.server.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to an app and reads its answers, byte for byte as a client on the network would.
 *
 * <pre>{@code
 * TestClient client = TestClient.of(app);
 * assertThat(client.get("/person/1")).hasStatus(200).json("/name", "Ada");
 * assertThat(client.post("/people", Map.of("name", "Bob"))).hasStatus(201);
 * }</pre>
 *
 * <p>{@link #of} needs neither port nor thread; {@link #live} is the same over a server. Thread-safe.
 */
public final class TestClient implements AutoCloseable {
    private final Transport transport;

    private TestClient(Transport transport) {
        this.transport = transport;
    }

    /** A client of an app in memory. */
    public static TestClient of(App app) {
        return new TestClient(new MemoryTransport(Connector.of(app::serve, ServerSettings.of(app.config(), "127.0.0.1", 0, false))));
    }

    /** A client of an app behind a server on a free port, which {@link #close} stops. */
    public static TestClient live(App app) {
        return new TestClient(new SocketTransport(app.start()));
    }

    /** Sends GET. */
    public TestResponse get(String target) {
        return request("GET", target).send();
    }

    /** Sends DELETE. */
    public TestResponse delete(String target) {
        return request("DELETE", target).send();
    }

    /** Sends POST with a value as JSON. */
    public TestResponse post(String target, @Nullable Object json) {
        return request("POST", target).json(json).send();
    }

    /** Sends PUT with a value as JSON. */
    public TestResponse put(String target, @Nullable Object json) {
        return request("PUT", target).json(json).send();
    }

    /** Sends PATCH with a value as JSON. */
    public TestResponse patch(String target, @Nullable Object json) {
        return request("PATCH", target).json(json).send();
    }

    /** Begins a request with more to say; {@link TestRequest#send} ends it. */
    public TestRequest request(String method, String target) {
        return new TestRequest(this, method, target);
    }

    byte[] json(@Nullable Object value) {
        return Json.bytes(value);
    }

    TestResponse send(TestRequest request) {
        try {
            return new TestResponse(request.toString(), transport.exchange(request.bytes(), request.isHead()));
        } catch (IOException e) {
            throw new UncheckedIOException("%s has no proper answer: %s".formatted(request, e.getMessage()), e);
        }
    }

    /** Ends the client, and the server behind it if it is a live one. */
    @Override
    public void close() {
        transport.close();
    }
}

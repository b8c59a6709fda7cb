package dev.carafe.testing;

import dev.carafe.App;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A server that answers whatever is asked with the same bytes, right or wrong. */
final class BrokenServer implements Transport {
    private final byte[] response;

    private BrokenServer(String response) {
        this.response = response.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A client of a server that answers with these lines. */
    static TestClient answering(String... lines) {
        return TestClient.of(App.create("broken"), new BrokenServer(String.join("\r\n", lines)));
    }

    @Override
    public Connection send(SentRequest request) {
        return new ReceivedResponse();
    }

    @Override
    public Dialogue converse(SentRequest request) {
        return new ReceivedResponse();
    }

    @Override
    public URI uri() {
        return URI.create("http://localhost");
    }

    private final class ReceivedResponse implements Dialogue {
        private final ServerSide server = new ServerSide(null);
        private boolean received;

        @Override
        public byte @Nullable [] receive() {
            byte[] next = received ? null : response;
            received = true;
            return next;
        }

        @Override
        public void send(byte[] bytes) { }

        @Override
        public ServerSide server() {
            return server;
        }

        @Override
        public void close() { }
    }
}

package dev.carafe.testing;

import dev.carafe.server.Connector;
import dev.carafe.testing.MemoryConnection.Peer;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.FixedLimit;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.DirectHandlers;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries requests to Helidon's own connection code in memory: on the test's thread or, for a streamed response, on another. */
final class MemoryTransport implements Transport {
    /** Helidon requires these, and creating one searches the class path; Carafe uses neither. */
    static final MediaContext MEDIA = MediaContext.create();
    static final ContentEncodingContext ENCODING = ContentEncodingContext.create();
    /** The default address of an app. */
    private static final URI DEFAULT = URI.create("http://127.0.0.1:5000");
    private static final int FIRST_PORT = 1024;
    private static final int PORTS = 65_536 - FIRST_PORT;

    private final Supplier<Connector> connecting;
    private @Nullable Connector connector;
    private @Nullable DirectHandlers earlyErrors;
    private final Limit limit = FixedLimit.create();
    private final Observed app;
    private final AtomicInteger connections = new AtomicInteger();

    /** Creates a transport that connects to the app, and thereby starts it, at the first request. */
    MemoryTransport(Observed app, Supplier<Connector> connecting) {
        this.app = app;
        this.connecting = connecting;
    }

    synchronized Connector connector() {
        if (connector == null) {
            connector = connecting.get();
        }
        return connector;
    }

    /** Returns the responses to malformed requests, created once for all connections. */
    synchronized DirectHandlers earlyErrors() {
        if (earlyErrors == null) {
            earlyErrors = connector().config().directHandlers().orElseGet(DirectHandlers::create);
        }
        return earlyErrors;
    }

    @Override
    public synchronized void close() {
        if (connector != null) {
            connector.close();
        }
    }

    @Override
    public Connection send(SentRequest request) {
        Peer client = client(request);
        Collected response = new Collected(app.begin(client.origin(), request.user()));
        serve(client, once(request), response, () -> { });
        return response;
    }

    @Override
    public Connection stream(SentRequest request) {
        Peer client = client(request);
        Pipe response = new Pipe(app.begin(client.origin(), request.user()));
        serveBeside(client, once(request), response, response::cut);
        return response;
    }

    @Override
    public Dialogue converse(SentRequest request) {
        Peer client = client(request);
        Pipe response = new Pipe(app.begin(client.origin(), request.user()));
        MemoryDialogue dialogue = new MemoryDialogue(request, response);
        serveBeside(client, dialogue::sent, response, dialogue::cut);
        return dialogue;
    }

    /** Supplies the bytes of a request, and then null. */
    private static Supplier<byte @Nullable []> once(SentRequest request) {
        Iterator<byte[]> bytes = List.of(request.bytes()).iterator();
        return () -> bytes.hasNext() ? bytes.next() : null;
    }

    private void serveBeside(Peer client, Supplier<byte @Nullable []> incoming, Pipe response, Runnable closing) {
        Thread.ofVirtual().name("carafe-test-connection").start(() -> {
            try {
                serve(client, incoming, response, closing);
            } finally {
                response.end();
            }
        });
    }

    private Peer client(SentRequest request) {
        return new Peer(request.remoteAddr(), FIRST_PORT + Math.floorMod(connections.getAndIncrement(), PORTS));
    }

    private void serve(Peer client, Supplier<byte @Nullable []> incoming, DataWriter response, Runnable closing) {
        try {
            MemoryConnection connection = new MemoryConnection(this, client, incoming, response, closing);
            connector().http1().connection(connection).handle(limit);
        } catch (CloseConnectionException e) {
            // Expected: the connection ends because the client sends nothing more.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            app.end(client.origin());
        }
    }

    @Override
    public URI uri() {
        return DEFAULT;
    }
}

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

/** Carries requests to Helidon's own connection code in memory: on the thread of the test, or beside it for an answer that is streamed. */
final class MemoryTransport implements Transport {
    /** Helidon asks for them, and they cost a search through the class path; Carafe uses neither. */
    static final MediaContext MEDIA = MediaContext.create();
    static final ContentEncodingContext ENCODING = ContentEncodingContext.create();
    /** Where an app listens that is run. */
    private static final URI DEFAULT = URI.create("http://127.0.0.1:5000");
    private static final int FIRST_PORT = 1024;
    private static final int PORTS = 65_536 - FIRST_PORT;

    private final Supplier<Connector> connecting;
    private @Nullable Connector connector;
    private @Nullable DirectHandlers earlyErrors;
    private final Limit limit = FixedLimit.create();
    private final Observed app;
    private final AtomicInteger connections = new AtomicInteger();

    /** Connects to an app when the first request is sent, which starts the app. */
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

    /** The answers to what is no request: taken from the settings once, not for each connection. */
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
        Collected answer = new Collected(app.begin(client.origin()));
        serve(client, once(request), answer, () -> { });
        return answer;
    }

    @Override
    public Connection stream(SentRequest request) {
        Peer client = client(request);
        Pipe answer = new Pipe(app.begin(client.origin()));
        serveBeside(client, once(request), answer, answer::cut);
        return answer;
    }

    @Override
    public Dialogue converse(SentRequest request) {
        Peer client = client(request);
        Pipe answer = new Pipe(app.begin(client.origin()));
        MemoryDialogue dialogue = new MemoryDialogue(request, answer);
        serveBeside(client, dialogue::sent, answer, dialogue::cut);
        return dialogue;
    }

    /** The bytes of a request, and then no more. */
    private static Supplier<byte @Nullable []> once(SentRequest request) {
        Iterator<byte[]> bytes = List.of(request.bytes()).iterator();
        return () -> bytes.hasNext() ? bytes.next() : null;
    }

    private void serveBeside(Peer client, Supplier<byte @Nullable []> incoming, Pipe answer, Runnable closing) {
        Thread.ofVirtual().name("carafe-test-connection").start(() -> {
            try {
                serve(client, incoming, answer, closing);
            } finally {
                answer.end();
            }
        });
    }

    private Peer client(SentRequest request) {
        return new Peer(request.remoteAddr(), FIRST_PORT + Math.floorMod(connections.getAndIncrement(), PORTS));
    }

    private void serve(Peer client, Supplier<byte @Nullable []> incoming, DataWriter answer, Runnable closing) {
        try {
            MemoryConnection connection = new MemoryConnection(this, client, incoming, answer, closing);
            connector().http1().connection(connection).handle(limit);
        } catch (CloseConnectionException e) {
            // The way in which a connection ends: the client sends nothing more.
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

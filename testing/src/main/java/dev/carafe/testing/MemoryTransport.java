package dev.carafe.testing;

import dev.carafe.server.Connector;
import io.helidon.common.concurrency.limits.FixedLimit;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.DirectHandlers;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Carries requests to Helidon's own connection code in memory, on the thread of the test. */
final class MemoryTransport implements Transport {
    private final Connector connector;
    private final MediaContext media = MediaContext.create();
    private final ContentEncodingContext encoding = ContentEncodingContext.create();
    private final DirectHandlers earlyErrors;

    MemoryTransport(Connector connector) {
        this.connector = connector;
        this.earlyErrors = connector.config().directHandlers().orElseGet(DirectHandlers::create);
    }

    @Override
    public ReceivedResponse exchange(byte[] request, boolean head) throws IOException {
        MemoryConnection connection = new MemoryConnection(connector, media, encoding, earlyErrors, request);
        try {
            connector.http1().connection(connection).handle(FixedLimit.create());
        } catch (CloseConnectionException e) {
            // The way in which a connection ends: the client sends nothing more.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The test was interrupted.", e);
        }
        return ReceivedResponse.read(new ByteArrayInputStream(connection.sent()), head);
    }

    @Override
    public void close() { }
}

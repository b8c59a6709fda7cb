package dev.carafe.server;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;

/** Ends the deadline of a request's header when all of it is there, and has a chunked body checked from its first byte. */
final class HeaderDeadline implements Http1ConnectionListener {
    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
        if (connection instanceof GuardedContext guarded) {
            guarded.guard().startHeader();
        }
    }

    @Override
    public void headers(ConnectionContext connection, Headers headers) {
        if (connection instanceof GuardedContext guarded) {
            guarded.guard().endHeader();
            if (headers.contains(HeaderNames.TRANSFER_ENCODING)) {
                guarded.startChunks();
            }
        }
    }
}

package dev.carafe.server;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.util.List;

/** Ends the deadline of a request's header when it is complete, and lets its fields determine the framing of what follows. */
final class HeaderDeadline implements Http1ConnectionListener {
    /** Fields that mean nothing in HTTP/1.0 (RFC 9110, sections 7.8 and 10.1.1). */
    private static final List<HeaderName> NOT_OF_HTTP_1_0 = List.of(HeaderNames.EXPECT, HeaderNames.UPGRADE, HeaderNames.TE);

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
            guarded.endHead(headers);
            if (guarded.head().isHttp10() && headers instanceof WritableHeaders<?> fields) {
                NOT_OF_HTTP_1_0.forEach(fields::remove);
            }
        }
    }
}

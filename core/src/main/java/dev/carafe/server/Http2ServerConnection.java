package dev.carafe.server;

import dev.carafe.server.http2.Http2Connection;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;

/** A connection that speaks HTTP/2 from its first byte, in place of Helidon's. */
record Http2ServerConnection(Http2Connection connection) implements ServerConnection {
    @Override
    public void handle(Limit limit) {
        connection.run();
    }

    @Override
    public Duration idleTime() {
        return Duration.ZERO;
    }

    @Override
    public void close(boolean interrupt) {
        connection.close(interrupt);
    }
}

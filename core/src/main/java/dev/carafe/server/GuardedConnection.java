package dev.carafe.server;

import dev.carafe.server.http2.Http2Connection;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.spi.ServerConnection;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A connection that is registered while it is open, lingers when it ends, and ends silently when its client is too slow. */
final class GuardedConnection implements ServerConnection {
    private final Supplier<ServerConnection> opening;
    private final Guard guard;
    private final Connections connections;
    private volatile @Nullable ServerConnection connection;
    private volatile boolean stopping;
    private volatile boolean lingering;

    /** Creates a connection that is opened on the thread that serves it, since that may take a handshake. */
    GuardedConnection(Supplier<ServerConnection> opening, Guard guard, Connections connections) {
        this.opening = opening;
        this.guard = guard;
        this.connections = connections;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        connections.opened(guard);
        try {
            ServerConnection opened = opening.get();
            connection = opened;
            opened.handle(limit);
        } catch (RuntimeException e) {
            if (!guard.expired()) {
                throw e;
            }
        } finally {
            linger();
            connections.closed(guard);
        }
    }

    private void linger() {
        SocketChannel channel = guard.channel();
        if (channel != null && channel.isOpen() && connection != null && !stopping) {
            lingering = true;
            LingeringClose.of(channel, guard);
        }
    }

    @Override
    public Duration idleTime() {
        ServerConnection opened = connection;
        return opened == null ? Duration.ZERO : opened.idleTime();
    }

    @Override
    public void close(boolean interrupt) {
        stopping = true;
        ServerConnection opened = connection;
        Http2Connection http2 = guard.http2();
        if (opened == null || lingering) {
            cut();
        } else if (http2 != null) {
            http2.close(interrupt);
        } else {
            opened.close(interrupt);
        }
    }

    /** Closes the connection at once, whatever is in progress. */
    void cut() {
        guard.cut();
    }
}

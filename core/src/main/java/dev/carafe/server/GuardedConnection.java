package dev.carafe.server;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.spi.ServerConnection;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** A connection that is known while it is open, lingers when it ends, and ends without a word when its client is too slow. */
final class GuardedConnection implements ServerConnection, InterruptableTask<Void> {
    private final ServerConnection connection;
    private final Guard guard;
    private final Connections connections;
    private final DataReader reader;
    private volatile boolean stopping;
    private volatile boolean lingering;

    GuardedConnection(ServerConnection connection, DataReader reader, Guard guard, Connections connections) {
        this.connection = connection;
        this.reader = reader;
        this.guard = guard;
        this.connections = connections;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        connections.opened(guard);
        try {
            connection.handle(limit);
        } catch (RuntimeException e) {
            if (!guard.expired()) {
                throw e;
            }
        } finally {
            linger();
            connections.closed(guard);
            Guard.end();
        }
    }

    private void linger() {
        SocketChannel channel = guard.channel();
        if (channel != null && channel.isOpen() && !stopping) {
            lingering = true;
            LingeringClose.of(channel, reader, guard);
        }
    }

    @Override
    public Duration idleTime() {
        return connection.idleTime();
    }

    @Override
    public void close(boolean interrupt) {
        stopping = true;
        connection.close(interrupt);
    }

    @Override
    public boolean canInterrupt() {
        return lingering || (connection instanceof InterruptableTask<?> task && task.canInterrupt());
    }
}

package dev.carafe.server;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;

/** A connection that is known while it is open, and that ends without a word when its client is too slow. */
final class GuardedConnection implements ServerConnection, InterruptableTask<Void> {
    private final ServerConnection connection;
    private final Guard guard;
    private final Connections connections;

    GuardedConnection(ServerConnection connection, Guard guard, Connections connections) {
        this.connection = connection;
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
            connections.closed(guard);
            Guard.end();
        }
    }

    @Override
    public Duration idleTime() {
        return connection.idleTime();
    }

    @Override
    public void close(boolean interrupt) {
        connection.close(interrupt);
    }

    @Override
    public boolean canInterrupt() {
        return connection instanceof InterruptableTask<?> task && task.canInterrupt();
    }
}

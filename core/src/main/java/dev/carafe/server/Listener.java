package dev.carafe.server;

import io.helidon.common.concurrency.limits.FixedLimit;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Accepts connections and serves each on its own virtual thread. Helidon's listener ends for good at the first connection that the system
 * refuses, as when the process has too many open files. This one waits until there is room, and reports it if it has to end.
 */
final class Listener {
    private static final System.Logger LOGGER = System.getLogger("dev.carafe.server");
    private static final int BACKLOG = 1024;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration STEP = Duration.ofMillis(10);

    /** How long a request has to respond after its grace period is over and its thread has been interrupted. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final ServerSocketChannel channel;
    private final GuardedSelector selector;
    private final ListenerContext context;
    private final Router router;
    private final Connections connections;
    private final Semaphore places;
    private final Consumer<Throwable> whenDied;
    private final Set<GuardedConnection> active = ConcurrentHashMap.newKeySet();
    private final Limit limit = FixedLimit.create();
    private final Thread acceptor = Thread.ofPlatform().name("carafe-listener").unstarted(this::acceptAll);
    private boolean refused;
    private volatile boolean closing;

    /** Binds the address. Throws if that is not possible. */
    Listener(InetSocketAddress address, int maxConnections, ListenerContext context, GuardedSelector selector, Router router,
            Connections connections, Consumer<Throwable> whenDied) throws IOException {
        this.selector = selector;
        this.context = context;
        this.router = router;
        this.connections = connections;
        this.places = new Semaphore(maxConnections);
        this.whenDied = whenDied;
        OpenFiles.openPoller();
        this.channel = ServerSocketChannel.open();
        try {
            channel.bind(address, BACKLOG);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    int port() throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    /** Starts accepting on a thread that keeps the program alive. */
    void listen() {
        acceptor.start();
    }

    private void acceptAll() {
        Throwable reason = new IOException("unknown");
        try {
            while (!closing) {
                acceptOne();
            }
        } catch (Throwable e) {
            reason = e;
        } finally {
            if (!closing) {
                whenDied.accept(reason);
            }
        }
    }

    private void acceptOne() throws IOException, InterruptedException {
        places.acquire();
        try {
            begin(channel.accept());
            if (refused) {
                refused = false;
                LOGGER.log(Level.WARNING, "Connections are accepted again.");
            }
        } catch (ClosedChannelException e) {
            throw e;
        } catch (Throwable e) {
            places.release();
            pause(e);
        }
    }

    private void begin(SocketChannel accepted) throws IOException {
        try {
            Thread.ofVirtual().name("carafe-connection").inheritInheritableThreadLocals(false).start(() -> serve(accepted));
        } catch (Throwable e) {
            accepted.close();
            throw e;
        }
    }

    /** Waits before the next attempt: the system may have room later, when files are closed or memory is freed. */
    private void pause(Throwable reason) throws InterruptedException {
        if (!refused) {
            refused = true;
            LOGGER.log(Level.ERROR, ("No connection can be accepted at the moment (%s). The server goes on when there is room. If files "
                    + "are what lacks, close those of the app, raise ulimit -n, or lower MAX_CONNECTIONS.").formatted(reason.getMessage()));
        }
        Thread.sleep(PAUSE);
    }

    private void serve(SocketChannel accepted) {
        try (accepted) {
            accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
            serve(selector.connection(AcceptedConnection.of(accepted, context, router)));
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.DEBUG, "A connection has ended", e);
        } catch (InterruptedException e) {
            // The server stops.
        } finally {
            places.release();
        }
    }

    private void serve(GuardedConnection connection) throws InterruptedException {
        active.add(connection);
        try {
            if (!closing) {
                connection.handle(limit);
            }
        } finally {
            active.remove(connection);
        }
    }

    /** Closes the port and idle connections at once, and the others when their request ends or the grace period is over. */
    void close(Duration grace) {
        closing = true;
        closePort();
        awaitAll(grace, false);
        awaitAll(LAST_WORDS, true);
        active.forEach(GuardedConnection::cut);
        context.executor().shutdownNow();
    }

    /** Waits for the acceptor, since the system keeps the port open until that thread has left {@code accept}. */
    private void closePort() {
        try {
            channel.close();
            acceptor.interrupt(); // it may be waiting for a place, or in a pause
            if (Thread.currentThread() != acceptor) {
                acceptor.join(LAST_WORDS.toMillis());
            }
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "The port was closed already", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitAll(Duration atMost, boolean interrupt) {
        long end = System.nanoTime() + atMost.toNanos();
        boolean first = true;
        while (!active.isEmpty() && System.nanoTime() - end < 0 && !Thread.currentThread().isInterrupted()) {
            // Repeated, since a connection that is about to wait for its next request notices only then.
            if (first || !interrupt) {
                active.forEach(connection -> connection.close(interrupt));
            }
            first = false;
            connections.awaitNone(STEP);
        }
    }
}

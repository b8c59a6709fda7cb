package dev.carafe.server;

import io.helidon.common.SerializationConfig;
import io.helidon.webserver.Router;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running server; {@link #stop} ends it.
 *
 * <pre>{@code
 * try (Server server = app.start()) {
 *     http.send(HttpRequest.newBuilder(server.uri().resolve("/api")).build(), BodyHandlers.ofString());
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class Server implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("dev.carafe.server");

    private final Listener listener;
    private final Router router;
    private final URI uri;
    private final Entrance entrance;
    private final Connections connections;
    private final Duration grace;
    private final Runnable whenStopping;
    private final Consumer<Server> whenStopped;
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile @Nullable ServerException failure;

    private Server(RequestProcessor app, HelidonFeatures features, ServerSettings settings, Runnable whenStopping,
            Consumer<Server> whenStopped) {
        Tls tls = Tls.of(settings);
        this.entrance = new Entrance(app, settings);
        this.connections = new Connections(settings);
        this.grace = settings.grace();
        this.whenStopping = whenStopping;
        this.whenStopped = whenStopped;
        AccessLog accessLog = AccessLog.of(settings);
        GuardedSelector selector = new GuardedSelector(HelidonSetup.http1(), entrance.http2(), tls, connections,
                settings.maxContentLength(), accessLog);
        this.router = features.around(entrance, accessLog);
        try {
            this.listener = new Listener(new InetSocketAddress(settings.host(), settings.port()),
                    OpenFiles.connections(settings.maxConnections()), HelidonListener.of(HelidonSetup.config(selector), features),
                    selector, router, connections, this::fail);
            this.uri = uri(tls == null ? "http" : "https", settings.host(), listener.port());
        } catch (IOException | UnresolvedAddressException e) {
            throw new ServerException("Cannot listen on %s:%d. Is another program there already? Choose another port, as with --port %d."
                    .formatted(settings.host(), settings.port(), settings.port() + 1));
        }
    }

    /** Loads on other threads what a server needs, to be called as soon as it is known that one will start. */
    public static void prepare(HelidonFeatures features) {
        Thread.startVirtualThread(() -> {
            OpenFiles.load();
            var unusedRules = SerializationConfig.builder().build();
        });
        Thread.startVirtualThread(() -> HelidonSetup.load(features));
    }

    /**
     * Starts a server and returns as soon as it listens.
     *
     * @param features Helidon's features and routes around the app
     * @param whenStopping runs before the server begins to stop
     * @param whenStopped runs when it has stopped
     * @throws ServerException if the port is in use or not permitted, or the files in the settings are not a certificate and its key
     */
    public static Server start(RequestProcessor app, HelidonFeatures features, ServerSettings settings, Runnable whenStopping,
            Consumer<Server> whenStopped) {
        HelidonLog.quiet();
        Server server = new Server(app, features, settings, whenStopping, whenStopped);
        SerializationConfig.configureRuntime();
        server.router.beforeStart();
        server.connections.watch();
        server.listener.listen();
        return server;
    }

    private static URI uri(String scheme, String host, int port) {
        return URI.create(scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }

    /** Returns the port that the server listens on. */
    public int port() {
        return uri.getPort();
    }

    /** Returns the URL of the server: {@code http://127.0.0.1:5000}, or {@code https} if the settings name a certificate. */
    public URI uri() {
        return uri;
    }

    /** Returns the number of open client connections. */
    public int connections() {
        return connections.count();
    }

    /** Stops the server: closes the port at once and gives requests in flight the configured grace period. */
    @Override
    public void close() {
        if (stopped.compareAndSet(false, true)) {
            try {
                beginToStop();
                listener.close(grace);
                connections.close();
                router.afterStop();
                whenStopped.accept(this);
            } finally {
                over.countDown();
            }
        }
    }

    /**
     * Tells clients to close their connections, for a while or until none is open, and then stops the server. No request that has arrived
     * by then is lost.
     */
    public void stop(Duration drain) {
        beginToStop();
        connections.awaitNone(drain);
        close();
    }

    /**
     * Tells clients to close their connections, and goes on serving for the whole of the given time, even if no client is connected: a load
     * balancer that checks readiness turns to other servers meanwhile. {@link #close()} then loses no request of it.
     */
    public void drain(Duration time) {
        if (stopped.get()) {
            return;
        }
        beginToStop();
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells the app first, so that it is no longer ready when clients are told to leave; then streams and sockets. */
    private void beginToStop() {
        if (stopping.compareAndSet(false, true)) {
            whenStopping.run();
        }
        entrance.drain();
        connections.stop();
    }

    /** Ends the wait of {@link #awaitStop} first, so that its caller can end the program even if nothing else works any more. */
    private void fail(Throwable reason) {
        failure = new ServerException("The server on %s accepts no connections any more (%s). Start the program again."
                .formatted(uri, reason.getMessage() == null ? reason.getClass().getSimpleName() : reason.getMessage()));
        over.countDown();
        LOGGER.log(Level.ERROR, failure.getMessage(), reason);
    }

    /**
     * Waits until the server has stopped, on whatever thread, and the app's stop tasks have run.
     *
     * @throws ServerException if the server was not stopped but can no longer accept connections; the program should then end
     */
    public void awaitStop() throws InterruptedException {
        over.await();
        if (failure != null) {
            throw failure;
        }
    }
}

package dev.carafe.server;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

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
    private final WebServer server;
    private final URI uri;
    private final Entrance entrance;
    private final Connections connections;
    private final Consumer<Server> whenStopped;
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicBoolean stopped = new AtomicBoolean();

    private Server(WebServer server, URI uri, Entrance entrance, Connections connections, Consumer<Server> whenStopped) {
        this.server = server;
        this.uri = uri;
        this.entrance = entrance;
        this.connections = connections;
        this.whenStopped = whenStopped;
    }

    /**
     * Starts a server and returns as soon as it listens.
     *
     * @throws ServerException if the port is in use or not permitted, or the files of the settings are no certificate and key
     */
    public static Server start(RequestProcessor app, ServerSettings settings, Consumer<Server> whenStopped) {
        HelidonLog.quiet();
        Tls tls = Tls.of(settings);
        Entrance entrance = new Entrance(app, settings);
        Connections connections = new Connections(settings);
        WebServer server = HelidonSetup.server(settings, tls, connections)
                .addRouting(HttpRouting.builder().any(entrance))
                .build()
                .start();
        if (!server.isRunning()) {
            throw new ServerException("Cannot listen on %s:%d. Is another program there already? Choose another port, as with --port %d."
                    .formatted(settings.host(), settings.port(), settings.port() + 1));
        }
        connections.watch();
        return new Server(server, uri(tls == null ? "http" : "https", settings.host(), server.port()), entrance, connections,
                whenStopped);
    }

    private static URI uri(String scheme, String host, int port) {
        return URI.create(scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }

    /** Returns the port it listens on. */
    public int port() {
        return uri.getPort();
    }

    /** Returns the URL of the server: {@code http://127.0.0.1:5000}, or {@code https} if the settings name a certificate. */
    public URI uri() {
        return uri;
    }

    /** Stops the server: closes the port at once and gives requests in flight the configured grace period. */
    @Override
    public void close() {
        if (stopped.compareAndSet(false, true)) {
            try {
                connections.stop();
                server.stop();
                connections.close();
                whenStopped.accept(this);
            } finally {
                over.countDown();
            }
        }
    }

    /** Tells clients to close their connections for a while, and then stops the server. No request that has arrived by then is lost. */
    public void stop(Duration drain) {
        entrance.drain();
        connections.stop();
        connections.awaitNone(drain);
        close();
    }

    /** Waits until the server has stopped, whoever stops it, and the app's stop tasks have run. */
    public void awaitStop() throws InterruptedException {
        over.await();
    }
}

package dev.carafe.server;

import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.Router;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Connects an app to Helidon's HTTP/1.1 without a socket, for another transport, such as one in memory. Input and output are byte for byte
 * what a client on the network sends and receives.
 */
public final class Connector implements AutoCloseable {
    /** Cached, since Helidon searches the class path to create one, which takes longer than many requests. */
    private static final Map<ServerSettings, ListenerConfig> CONFIGS = new ConcurrentHashMap<>();

    private final ListenerConfig config;
    private final Router router;
    private final Consumer<Connector> whenClosed;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Connector(ListenerConfig config, Router router, Consumer<Connector> whenClosed) {
        this.config = config;
        this.router = router;
        this.whenClosed = whenClosed;
    }

    /** Returns a connector to an app. {@code whenClosed} runs once, to free what the app has opened. */
    public static Connector of(RequestProcessor app, HelidonFeatures features, ServerSettings settings, Consumer<Connector> whenClosed) {
        HelidonLog.quiet();
        HelidonSetup.load(features);
        ListenerConfig config = CONFIGS.computeIfAbsent(settings, Connector::config);
        Router router = features.around(new Entrance(app, settings), AccessLog.of(settings));
        router.beforeStart();
        return new Connector(config, router, whenClosed);
    }

    private static ListenerConfig config(ServerSettings settings) {
        return HelidonSetup.config(new GuardedSelector(HelidonSetup.http1(), null, null, new Connections(settings),
                settings.maxContentLength(), AccessLog.of(settings)));
    }

    /** Returns the limits, and the responses to malformed requests. */
    public ListenerConfig config() {
        return config;
    }

    /** Returns the app. */
    public Router router() {
        return router;
    }

    /** Returns the factory of the connections. */
    public ServerConnectionSelector http1() {
        return config.connectionSelectors().getFirst();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            router.afterStop();
            whenClosed.accept(this);
        }
    }
}

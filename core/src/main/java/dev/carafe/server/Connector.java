package dev.carafe.server;

import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.Router;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An app behind Helidon's HTTP/1.1 without the socket, for a transport of another kind, such as one in memory. What comes in and goes
 * out is byte for byte what a client on the network sends and sees.
 *
 * @param config the limits, and the responses to malformed requests
 * @param router the app
 * @param http1 makes the connections
 * @param whenClosed frees what the app has opened
 */
public record Connector(ListenerConfig config, Router router, ServerConnectionSelector http1, Runnable whenClosed)
        implements AutoCloseable {
    /** Helidon looks through the class path to make one, which takes longer than many requests. */
    private static final Map<ServerSettings, ListenerConfig> CONFIGS = new ConcurrentHashMap<>();

    /** Returns a connector to an app. */
    public static Connector of(RequestProcessor app, HelidonFeatures features, ServerSettings settings, Runnable whenClosed) {
        HelidonLog.quiet();
        ListenerConfig config = CONFIGS.computeIfAbsent(settings, Connector::config);
        Router router = features.around(new Entrance(app, settings), AccessLog.of(settings));
        router.beforeStart();
        return new Connector(config, router, config.connectionSelectors().getFirst(), whenClosed);
    }

    private static ListenerConfig config(ServerSettings settings) {
        return HelidonSetup.config(new GuardedSelector(HelidonSetup.http1(), null, null, new Connections(settings),
                settings.maxContentLength(), AccessLog.of(settings)));
    }

    @Override
    public void close() {
        router.afterStop();
        whenClosed.run();
    }
}

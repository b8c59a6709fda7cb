package dev.carafe.observe;

import dev.carafe.App;
import dev.carafe.server.Server;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The server on a separate port. When an app is reloaded, the new version starts while the old one still responds: of two with the same
 * name and address, the newer takes over the port.
 */
final class Aside implements AutoCloseable {
    private static final Map<String, Aside> OPEN = new ConcurrentHashMap<>();

    private final String key;
    private final Server server;

    private Aside(String key, Server server) {
        this.key = key;
        this.server = server;
    }

    static Aside start(App app, String host, int port) {
        if (port == 0) {
            return new Aside("", app.start(host, port));
        }
        String key = app.name() + "@" + host + ":" + port;
        @Nullable Aside older = OPEN.remove(key);
        if (older != null) {
            older.close();
        }
        Aside aside = new Aside(key, app.start(host, port));
        OPEN.put(key, aside);
        return aside;
    }

    URI uri() {
        return server.uri();
    }

    /** Does nothing if it is closed already. */
    @Override
    public void close() {
        OPEN.remove(key, this);
        server.close();
    }
}

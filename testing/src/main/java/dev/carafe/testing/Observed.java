package dev.carafe.testing;

import dev.carafe.App;
import dev.carafe.http.Outgoing;
import dev.carafe.http.RawRequest;
import dev.carafe.middleware.User;
import dev.carafe.server.RequestProcessor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An app whose exchanges are written down; an exchange is known by where its only request comes from. */
final class Observed implements RequestProcessor {
    private final App app;
    private final Map<Origin, ServerSide> exchanges = new ConcurrentHashMap<>();

    Observed(App app) {
        this.app = app;
    }

    /** Writes down what happens to the request that comes from an address, sent by a user or by nobody known. */
    ServerSide begin(Origin origin, @Nullable User sender) {
        ServerSide side = new ServerSide(sender);
        exchanges.put(origin, side);
        return side;
    }

    void end(Origin origin) {
        exchanges.remove(origin);
    }

    @Override
    public void serve(RawRequest raw, Consumer<Outgoing> send) {
        ServerSide side = exchanges.get(new Origin(raw.remoteAddr(), raw.remotePort()));
        if (side == null) {
            app.serve(raw, send);
        } else {
            side.observe(() -> app.serve(raw, send));
        }
    }

    /** The end of a connection that is the client's. */
    record Origin(String host, int port) { }
}

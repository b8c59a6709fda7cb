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

/** Records the exchanges of an app. An exchange is identified by the address that its only request comes from. */
final class Observed implements RequestProcessor {
    private final App app;
    private final Map<Origin, ServerSide> exchanges = new ConcurrentHashMap<>();

    Observed(App app) {
        this.app = app;
    }

    /** Starts recording the request from an address, sent by a user or, if null, by an unknown one. */
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

    /** The client's end of a connection. */
    record Origin(String host, int port) { }
}

package dev.carafe.server;

import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.Routing;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpSecurity;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.List;

/** Routes every request straight to the entrance, past Helidon's search for a route, its filters and its error handlers. */
record SoleRoute(Entrance entrance, HttpSecurity security) implements Router, HttpRouting {
    SoleRoute(Entrance entrance) {
        this(entrance, HttpSecurity.create());
    }

    @Override
    public void route(ConnectionContext connection, RoutingRequest request, RoutingResponse response) {
        entrance.handle(request, response);
        response.commit();
    }

    @Override
    public <T extends Routing> T routing(Class<T> type, T otherwise) {
        return type.isInstance(this) ? type.cast(this) : otherwise;
    }

    @Override
    public List<Routing> routings() {
        return List.of(this);
    }

    @Override
    public void beforeStart() {
        // The app runs its own start and stop tasks.
    }

    @Override
    public void afterStart(WebServer server) {
        // There is no such server.
    }

    @Override
    public void afterStop() {
        // See beforeStart.
    }
}

package dev.carafe.server;

import io.helidon.common.Weights;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.Router;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.spi.ServerFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Helidon's own features and routes on the app's server, set up with {@code app.helidon}.
 *
 * <pre>{@code
 * app.helidon(helidon -> helidon
 *     .add(ObserveFeature.builder().addObserver(HealthObserver.create()).build())
 *     .routing(routing -> routing.addFilter(new Audit()).get("/helidon", (req, res) -> res.send("by Helidon"))));
 * }</pre>
 *
 * <p>They surround the app: filters see its requests too, and a path that one of their routes takes does not reach it. The limits of
 * connections and the timeouts of headers and bodies apply to them; {@code MAX_CONTENT_LENGTH} and {@code MAX_CONCURRENT_REQUESTS} apply
 * only to the app. Not thread-safe.
 */
public final class HelidonFeatures {
    private final List<ServerFeature> features = new ArrayList<>();
    private final List<Consumer<HttpRouting.Builder>> routes = new ArrayList<>();

    /** Creates an empty set. */
    public HelidonFeatures() { }

    /** Adds a server feature, such as Helidon's observability, security or context. Features with a higher weight run first. */
    public HelidonFeatures add(ServerFeature feature) {
        features.add(feature);
        return this;
    }

    /** Adds routes, filters and features of Helidon's HTTP routing. */
    public HelidonFeatures routing(Consumer<HttpRouting.Builder> routes) {
        this.routes.add(routes);
        return this;
    }

    boolean isEmpty() {
        return features.isEmpty() && routes.isEmpty();
    }

    /** Returns the routes of a server, with the app at their end. Without features, nothing comes before it. */
    Router around(Entrance entrance, AccessLog accessLog) {
        if (isEmpty()) {
            return new SoleRoute(entrance);
        }
        if (entrance.http2() != null) {
            throw new ServerException("HTTP2 is set, and app.helidon(...) has put features of Helidon around the app, which HTTP/2 would "
                    + "pass by. Leave out one of them, or put a proxy in front that speaks HTTP/2.");
        }
        HttpRouting.Builder routing = HttpRouting.builder();
        routing.addFeature(Weighed.of(Double.MAX_VALUE, first -> first.addFilter(new FeatureRequests(entrance, accessLog))));
        routing.addFeature(Weighed.of(CarafeFeature.AFTER_ALL_OTHERS, last -> last.any(entrance)));
        List<ServerFeature> byWeight = new ArrayList<>(features);
        Weights.sort(byWeight);
        byWeight.forEach(feature -> feature.setup(new OneSocket(routing)));
        routes.forEach(route -> route.accept(routing));
        return Router.builder().addRouting(routing).build();
    }

    /** A part of the routing whose position depends on its weight. */
    private record Weighed(double weight, HttpFeature feature) implements HttpFeature, io.helidon.common.Weighted {
        static Weighed of(double weight, HttpFeature feature) {
            return new Weighed(weight, feature);
        }

        @Override
        public void setup(HttpRouting.Builder routing) {
            feature.setup(routing);
        }
    }

    /** The server as features see it: it has one listener, and speaks only HTTP. */
    private record OneSocket(HttpRouting.Builder httpRouting)
            implements ServerFeature.ServerFeatureContext, ServerFeature.SocketBuilders, ServerFeature.RoutingBuilders {
        private static final WebServerConfig CONFIG = WebServer.builder().featuresDiscoverServices(false).protocolsDiscoverServices(false)
                .buildPrototype();

        @Override
        public WebServerConfig serverConfig() {
            return CONFIG;
        }

        @Override
        public Set<String> sockets() {
            return Set.of();
        }

        @Override
        public boolean socketExists(String name) {
            return name.equals(WebServer.DEFAULT_SOCKET_NAME);
        }

        @Override
        public ServerFeature.SocketBuilders socket(String name) {
            if (!socketExists(name)) {
                throw new NoSuchElementException(("A feature of Helidon wants the socket '%s', but the app's server listens in one place "
                        + "only. Let the feature use the default socket, or mount the app into a server of your own by app.feature().")
                        .formatted(name));
            }
            return this;
        }

        @Override
        public ListenerConfig listener() {
            return CONFIG;
        }

        @Override
        public ServerFeature.RoutingBuilders routingBuilders() {
            return this;
        }

        @Override
        public boolean hasRouting(Class<?> type) {
            return type.isInstance(httpRouting);
        }

        @Override
        public <T extends io.helidon.common.Builder<T, ?>> T routingBuilder(Class<T> type) {
            if (!hasRouting(type)) {
                throw new NoSuchElementException(("A feature of Helidon wants the routing %s, but the app's server speaks HTTP only. Mount "
                        + "the app into a server of your own by app.feature().").formatted(type.getName()));
            }
            return type.cast(httpRouting);
        }
    }
}

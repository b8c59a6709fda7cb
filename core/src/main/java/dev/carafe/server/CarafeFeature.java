package dev.carafe.server;

import dev.carafe.config.Config;
import io.helidon.common.Weighted;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;

/**
 * An app within a Helidon server that the program sets up itself, beside other routes and features such as health and metrics.
 *
 * <pre>{@code
 * WebServer.builder()
 *     .addFeature(ObserveFeature.builder().addObserver(HealthObserver.create()).build())
 *     .routing(routing -> routing.addFeature(CarafeFeature.of(app::serve, app.config())))
 *     .build().start();
 * }</pre>
 *
 * <p>It serves HTTP/2 too if the server does.
 *
 * <p>The app gets every request that no other route takes, and its 404 is the server's. The server's own connection limits apply; of the
 * settings, only {@code MAX_CONTENT_LENGTH}, {@code MAX_CONCURRENT_REQUESTS} and {@code ACCESS_LOG} count.
 */
public final class CarafeFeature implements HttpFeature, Weighted {
    private static final double AFTER_ALL_OTHERS = 10;

    private final Entrance entrance;

    private CarafeFeature(Entrance entrance) {
        this.entrance = entrance;
    }

    /** Creates a feature from an app and its settings. */
    public static CarafeFeature of(RequestProcessor app, Config config) {
        return new CarafeFeature(new Entrance(app, ServerSettings.of(config, "", 0, false)));
    }

    @Override
    public void setup(HttpRouting.Builder routing) {
        routing.any(entrance);
    }

    @Override
    public double weight() {
        return AFTER_ALL_OTHERS;
    }
}

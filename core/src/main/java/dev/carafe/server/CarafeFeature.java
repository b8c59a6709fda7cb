package dev.carafe.server;

import dev.carafe.config.Config;
import io.helidon.common.Weighted;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * Adds an app to a Helidon server that the program sets up itself, next to other routes and features such as health and metrics.
 *
 * <pre>{@code
 * WebServer.builder()
 *     .addFeature(ObserveFeature.builder().addObserver(HealthObserver.create()).build())
 *     .routing(routing -> routing.addFeature(app.feature()))
 *     .build().start();
 * }</pre>
 *
 * <p>The app responds to every request that no other route takes, with its own 404 if need be, unless {@link #passUnmatched} is set. Its
 * {@code onStart} and {@code onStop} tasks run with the server. The server's own connection limits apply: of Carafe's settings, only
 * {@code MAX_CONTENT_LENGTH}, {@code MAX_CONCURRENT_REQUESTS} and {@code ACCESS_LOG} count here.
 *
 * <p>Setup fails if Helidon's HTTP/2 is on the class path: one small frame from a client can make it loop forever, and Carafe's limits of
 * time and memory do not apply to it. {@link #allowHttp2} permits it; the setting {@code HTTP2} does not, since it concerns servers that
 * Carafe starts. Immutable.
 */
public final class CarafeFeature implements HttpFeature, Weighted {
    static final double AFTER_ALL_OTHERS = 10;
    private static final String HTTP2 = "io.helidon.webserver.http2.Http2ConnectionSelector";

    private final RequestProcessor app;
    private final Entrance entrance;
    private final boolean http2Allowed;
    private final boolean passesUnmatched;

    private CarafeFeature(RequestProcessor app, Entrance entrance, boolean http2Allowed, boolean passesUnmatched) {
        this.app = app;
        this.entrance = entrance;
        this.http2Allowed = http2Allowed;
        this.passesUnmatched = passesUnmatched;
    }

    /** Returns a feature for a request processor, with an app's settings; {@code app.feature()} is shorter. */
    public static CarafeFeature of(RequestProcessor app, Config config) {
        return new CarafeFeature(app, new Entrance(app, ServerSettings.of(config, "", 0, false)), false, false);
    }

    /** Returns a feature that permits Helidon's HTTP/2, for servers that only trusted clients can reach. */
    public CarafeFeature allowHttp2() {
        return new CarafeFeature(app, entrance, true, passesUnmatched);
    }

    /** Returns a feature that passes requests which match no rule of the app on to later routes and, finally, to Helidon's own 404. */
    public CarafeFeature passUnmatched() {
        return new CarafeFeature(app, entrance, http2Allowed, true);
    }

    /**
     * Adds the app to the routes.
     *
     * @throws IllegalStateException if Helidon's HTTP/2 is on the class path without {@link #allowHttp2}
     */
    @Override
    public void setup(HttpRouting.Builder routing) {
        if (!http2Allowed && isPresent(HTTP2)) {
            throw new IllegalStateException("Helidon's HTTP/2 is on the class path (helidon-webserver-http2), and with it any client can "
                    + "have this server loop forever. Leave the jar out: for HTTP/2, put a proxy in front, "
                            + "or have app.run or app.start serve it, "
                    + "with the setting HTTP2. Or accept that by app.feature().allowHttp2().");
        }
        if (passesUnmatched) {
            routing.any(this::handleOrPass);
        } else {
            routing.any(entrance);
        }
    }

    private static boolean isPresent(String type) {
        try {
            Class.forName(type, false, CarafeFeature.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private void handleOrPass(ServerRequest request, ServerResponse response) {
        String path = RequestReader.path(request.prologue().uriPath().rawPath());
        if (app.takes(request.prologue().method().text(), path)) {
            entrance.handle(request, response);
        } else {
            response.next();
        }
    }

    @Override
    public void beforeStart() {
        app.begin();
    }

    @Override
    public void afterStop() {
        app.end();
    }

    @Override
    public double weight() {
        return AFTER_ALL_OTHERS;
    }
}

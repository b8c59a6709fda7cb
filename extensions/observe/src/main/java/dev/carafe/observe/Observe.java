package dev.carafe.observe;

import dev.carafe.App;
import dev.carafe.Extension;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Answers the probes of an orchestrator, and measures requests.
 *
 * <pre>{@code
 * app.install(Observe.create()
 *     .check("database", () -> connection.isValid(1)));
 * }</pre>
 *
 * <p>{@code GET /health/live} is 200 while the program runs, {@code GET /health/ready} is 200 if all checks are up and the app is not
 * stopping, else 503, and {@code GET /metrics} is the text that Prometheus reads: the timer {@code http.server.requests} by endpoint,
 * method and status, the gauges {@code http.server.requests.active} and {@code http.server.connections}, and the metrics of the JVM. These
 * three come before hooks, {@code TRUSTED_HOSTS} and the app's rules, so that no login blocks a probe. Every client of the app can reach
 * them, unless they have a separate {@linkplain #port port}. They are not measured themselves.
 *
 * <p>Install it last: it measures around all middleware that the app has by then. Set up on one thread, then thread-safe.
 */
public final class Observe implements Extension {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);

    private final Health health = new Health();
    private String live = "/health/live";
    private String ready = "/health/ready";
    private String metrics = "/metrics";
    private @Nullable MeterRegistry registry;
    private @Nullable ObservationRegistry observations;
    private boolean histogram;
    private boolean measuresJvm = true;
    private String host = "127.0.0.1";
    private int port = -1;
    private boolean installed;
    private boolean started;
    private int running;
    private @Nullable JvmMetrics jvm;
    private @Nullable RequestObservations traced;
    private @Nullable Aside aside;

    private Observe() { }

    /** Returns an extension with neither checks nor a separate port. */
    public static Observe create() {
        return new Observe();
    }

    /** Sets the path of the liveness probe; {@code /health/live} by default. */
    public Observe live(String path) {
        checkOpen("live");
        live = checked(path);
        return this;
    }

    /** Sets the path of the readiness probe; {@code /health/ready} by default. */
    public Observe ready(String path) {
        checkOpen("ready");
        ready = checked(path);
        return this;
    }

    /** Sets the path of the metrics; {@code /metrics} by default. */
    public Observe metrics(String path) {
        checkOpen("metrics");
        metrics = checked(path);
        return this;
    }

    /** Adds a check that must be up for the app to be ready, with a timeout of two seconds. */
    public Observe check(String name, HealthCheck check) {
        return check(name, DEFAULT_TIMEOUT, check);
    }

    /**
     * Adds a check that must be up for the app to be ready. A check that returns false, throws or exceeds its timeout is down. The response
     * names it, and the log says why when it goes down. Checks run at the same time, each on a virtual thread. Other extensions may add
     * theirs until the app starts: {@code app.extension(Observe.class).check(...)}.
     */
    public Observe check(String name, Duration timeout, HealthCheck check) {
        if (started) {
            throw new IllegalStateException("The app has started, so check(\"%s\", ...) comes too late. Add checks before that."
                    .formatted(name));
        }
        health.add(name, timeout, check);
        return this;
    }

    /** Shows in the response why a check is down and how long it took. Reasons may name hosts and the like, so don't make them public. */
    public Observe showDetails() {
        checkOpen("showDetails");
        health.showDetails();
        return this;
    }

    /**
     * Measures into a registry of the app's own, such as a composite of several. Its metrics are served if it is or contains one of
     * Prometheus; otherwise there is no {@code /metrics}.
     */
    public Observe registry(MeterRegistry registry) {
        checkOpen("registry");
        this.registry = registry;
        return this;
    }

    /** Returns the registry, for metrics of the app's own: {@code app.extension(Observe.class).registry().counter("orders")}. */
    public MeterRegistry registry() {
        if (registry == null) {
            registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        }
        return registry;
    }

    /**
     * Handles each request in an observation called {@code http.server.exchange}. Micrometer Tracing makes it a span, a child of the span
     * in the client's headers, such as {@code traceparent} of W3C Trace Context. Observed clients pass it on.
     */
    public Observe observations(ObservationRegistry registry) {
        checkOpen("observations");
        observations = registry;
        return this;
    }

    /** Counts requests in buckets by duration, from which Prometheus computes percentiles; about 70 lines for each timer. */
    public Observe histogram() {
        checkOpen("histogram");
        histogram = true;
        return this;
    }

    /** Leaves out the metrics of the JVM, for a registry that already has them. */
    public Observe withoutJvmMetrics() {
        checkOpen("withoutJvmMetrics");
        measuresJvm = false;
        return this;
    }

    /**
     * Responds on a separate port on 127.0.0.1, 0 for any free one, and no longer on the app's. The port is open from before the app
     * accepts requests until the last one has ended, so that readiness can be probed while the app drains.
     */
    public Observe port(int port) {
        return port("127.0.0.1", port);
    }

    /** Responds on a separate port on an address of this machine: {@code port("0.0.0.0", 9000)} can be reached from outside. */
    public Observe port(String host, int port) {
        checkOpen("port");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is a number from 0 to 65535, not %d.".formatted(port));
        }
        this.host = host;
        this.port = port;
        return this;
    }

    /**
     * Returns the URL of the separate port: {@code http://127.0.0.1:9000}.
     *
     * @throws IllegalStateException if there is none, or the app is not running
     */
    public synchronized URI uri() {
        if (aside == null) {
            throw new IllegalStateException(port < 0
                    ? "Observe has no port of its own. Give it one: Observe.create().port(9000)."
                    : "The app does not run, so the port of Observe is closed. Start the app first.");
        }
        return aside.uri();
    }

    @Override
    public void init(App app) {
        if (installed) {
            throw new IllegalStateException("This Observe is installed in an app already. Make one for each: Observe.create().");
        }
        Pages pages = pages(app.logger());
        RequestMetrics requests = new RequestMetrics(registry(), histogram, app);
        installed = true;
        if (observations != null) {
            traced = new RequestObservations(observations, app);
            app.wrap(traced::observe);
        }
        app.wrap(requests::measure);
        if (port < 0) {
            app.wrap(pages::respond);
            app.onStart(() -> pages.checkHidesNothing(app));
        }
        App alone = pages.alone(app.name() + ".observe");
        app.onStart(() -> start(alone));
        app.onStopping(health::stopping);
        app.onStop(this::stop);
    }

    private Pages pages(System.Logger logger) {
        Pages pages = new Pages();
        pages.add(live, request -> health.live());
        pages.add(ready, request -> health.ready(logger));
        @Nullable Exposition exposition = Exposition.of(registry());
        if (exposition != null) {
            pages.add(metrics, exposition::respond);
        }
        return pages;
    }

    private synchronized void start(App alone) {
        started = true;
        if (running++ == 0) {
            if (traced != null) {
                traced.connect();
            }
            jvm = measuresJvm ? new JvmMetrics(registry()) : null;
            aside = port < 0 ? null : Aside.start(alone, host, port);
        }
        health.started();
    }

    private synchronized void stop() {
        running = Math.max(0, running - 1);
        if (running > 0) {
            return;
        }
        if (traced != null) {
            traced.close();
        }
        if (jvm != null) {
            jvm.close();
            jvm = null;
        }
        if (aside != null) {
            aside.close();
            aside = null;
        }
    }

    private static String checked(String path) {
        if (!path.startsWith("/") || path.chars().anyMatch(c -> c == '<' || c == '?' || c == '#' || c <= ' ')) {
            throw new IllegalArgumentException("'%s' is no path of Observe. Write a plain one that begins with a slash: '/health/live'."
                    .formatted(path));
        }
        return path;
    }

    private void checkOpen(String method) {
        if (installed) {
            throw new IllegalStateException("Observe is installed, so %s(...) comes too late. Call it before app.install(...)."
                    .formatted(method));
        }
    }
}

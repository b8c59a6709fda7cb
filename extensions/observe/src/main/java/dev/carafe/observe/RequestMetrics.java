package dev.carafe.observe;

import dev.carafe.App;
import dev.carafe.Next;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.routing.Match;
import dev.carafe.routing.UrlMap;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times requests. No value of a tag comes from a client, or else clients could make as many time series as they like: endpoints
 * are the app's, and methods that HTTP does not name are one.
 */
final class RequestMetrics {
    static final String UNMATCHED = "unmatched";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    private final MeterRegistry registry;
    private final boolean histogram;
    private final App app;
    private final LongAdder active = new LongAdder();
    /** Looked up here, for a registry makes its tags anew to find a meter. */
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    RequestMetrics(MeterRegistry registry, boolean histogram, App app) {
        this.registry = registry;
        this.histogram = histogram;
        this.app = app;
        Gauge.builder("http.server.requests.active", active, LongAdder::sum)
                .description("Requests that are being handled").strongReference(true).register(registry);
    }

    Response measure(Request request, Next next) throws Exception {
        long started = System.nanoTime();
        active.increment();
        int status = 500;
        try {
            Response response = next.handle(request);
            status = response.status();
            return response;
        } catch (HttpException e) {
            status = e.status();
            throw e;
        } finally {
            active.decrement();
            timer(request, status).record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        }
    }

    private Timer timer(Request request, int status) {
        Kind kind = new Kind(endpoint(request, status), method(request.method()), status);
        Timer timer = timers.get(kind);
        return timer != null ? timer : timers.computeIfAbsent(kind, this::register);
    }

    /** Middleware in between may have passed on a copy, or responded by itself: then the URL map tells whom the request was for. */
    private String endpoint(Request request, int status) {
        @Nullable String known = request.endpoint();
        if (known != null) {
            return known;
        }
        UrlMap urls = app.urlMap();
        Match match = status == 101 ? urls.matchWebSocket(request.rawPath()) : urls.match(request.method(), request.rawPath());
        return match instanceof Match.Found found ? found.rule().endpoint() : UNMATCHED;
    }

    private static String method(String method) {
        return METHODS.contains(method) ? method : "other";
    }

    private Timer register(Kind kind) {
        Timer.Builder timer = Timer.builder("http.server.requests")
                .description("Time from a request to its response")
                .tags("endpoint", kind.endpoint, "method", kind.method, "status", Integer.toString(kind.status));
        return (histogram ? timer.publishPercentileHistogram() : timer).register(registry);
    }

    private record Kind(String endpoint, String method, int status) { }
}

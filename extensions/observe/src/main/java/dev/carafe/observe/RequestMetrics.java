package dev.carafe.observe;

import dev.carafe.App;
import dev.carafe.Next;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Counts and times requests. */
final class RequestMetrics {
    private final MeterRegistry registry;
    private final boolean histogram;
    private final App app;
    private final LongAdder active = new LongAdder();
    /** Caches timers, since a registry creates tags for each look-up. */
    private final Map<Labels, Timer> timers = new ConcurrentHashMap<>();

    RequestMetrics(MeterRegistry registry, boolean histogram, App app) {
        this.registry = registry;
        this.histogram = histogram;
        this.app = app;
        Gauge.builder("http.server.requests.active", active, LongAdder::sum)
                .description("Requests that are being handled").strongReference(true).register(registry);
        Gauge.builder("http.server.connections", app, App::connections).description("Connections of clients that are open")
                .strongReference(true).register(registry);
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
        Labels labels = Labels.of(Labels.rule(app, request, status), request, status);
        Timer timer = timers.get(labels);
        return timer != null ? timer : timers.computeIfAbsent(labels, this::register);
    }

    private Timer register(Labels labels) {
        Timer.Builder timer = Timer.builder("http.server.requests")
                .description("Time from a request to its response")
                .tags("endpoint", labels.endpoint(), "method", labels.method(), "status", Integer.toString(labels.status()));
        return (histogram ? timer.publishPercentileHistogram() : timer).register(registry);
    }
}

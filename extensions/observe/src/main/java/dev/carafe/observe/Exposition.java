package dev.carafe.observe;

import dev.carafe.http.Request;
import dev.carafe.http.Response;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Responds with the metrics for Prometheus: in OpenMetrics if the client asks for that, else in the text format. */
final class Exposition {
    private static final ExpositionFormats FORMATS = ExpositionFormats.init();

    private final PrometheusMeterRegistry registry;

    private Exposition(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    /** Returns the exposition of a registry, or null if it neither is nor contains one of Prometheus. */
    static @Nullable Exposition of(MeterRegistry registry) {
        if (registry instanceof PrometheusMeterRegistry prometheus) {
            return new Exposition(prometheus);
        }
        if (registry instanceof CompositeMeterRegistry composite) {
            for (MeterRegistry part : composite.getRegistries()) {
                @Nullable Exposition exposition = of(part);
                if (exposition != null) {
                    return exposition;
                }
            }
        }
        return null;
    }

    Response respond(Request request) throws IOException {
        ExpositionFormatWriter asked = FORMATS.findWriter(request.header("Accept"));
        ExpositionFormatWriter writer = asked.isAvailable() ? asked : FORMATS.getPrometheusTextFormatWriter();
        ByteArrayOutputStream text = new ByteArrayOutputStream(16 * 1024);
        writer.write(text, registry.getPrometheusRegistry().scrape());
        return Response.bytes(text.toByteArray()).contentType(writer.getContentType()).header("Cache-Control", "no-store");
    }
}

package dev.carafe.observe;

import static dev.carafe.Carafe.abort;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.testing.TestClient;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracingTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final OtelTracer tracer;
    private final App app = App.create("traced");
    private final TestClient client;

    TracingTest() {
        SdkTracerProvider provider = SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(exporter)).build();
        Tracer otel = provider.get("test");
        tracer = new OtelTracer(otel, new OtelCurrentTraceContext(), event -> { });
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig()
                .observationHandler(new PropagatingReceiverTracingObservationHandler<>(tracer,
                        new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), otel)));
        app.get("/person/<id:int>", "person", request -> Map.of("trace", tracer.currentSpan().context().traceId()));
        app.get("/broken", "broken", request -> {
            throw new IllegalStateException("broken");
        });
        app.get("/forbidden", "forbidden", request -> abort(403));
        app.install(Observe.create().observations(registry));
        client = TestClient.of(app);
    }

    private SpanData span() {
        assertThat(exporter.getFinishedSpanItems()).hasSize(1);
        return exporter.getFinishedSpanItems().getFirst();
    }

    @Test
    void requestContinuesTheTraceOfItsClient() {
        assertThat(client.header("traceparent", "00-" + TRACE + "-" + PARENT + "-01").get("/person/7")).json("/trace", TRACE);

        assertThat(span().getTraceId()).isEqualTo(TRACE);
        assertThat(span().getParentSpanId()).isEqualTo(PARENT);
        assertThat(span().getKind()).isEqualTo(SpanKind.SERVER);
    }

    @Test
    void requestWithoutATraceBeginsOne() {
        String trace = client.get("/person/7").json().at("/trace").asText();
        assertThat(span().getTraceId()).isEqualTo(trace).isNotEqualTo(TRACE);
        assertThat(span().getParentSpanContext().isValid()).isFalse();
    }

    @Test
    void traceparentThatIsNoneBeginsANewTrace() {
        assertThat(client.header("traceparent", "00-zz-1-01").get("/person/7")).hasStatus(200);
        assertThat(span().getParentSpanContext().isValid()).isFalse();
    }

    @Test
    void spanIsNamedByTheRuleAndDescribed() {
        client.get("/person/7");
        assertThat(span().getName()).isEqualTo("GET /person/<id:int>");
        assertThat(span().getAttributes().asMap()).containsEntry(AttributeKey.stringKey("endpoint"), "person")
                .containsEntry(AttributeKey.stringKey("method"), "GET").containsEntry(AttributeKey.stringKey("status"), "200")
                .containsEntry(AttributeKey.stringKey("path"), "/person/7");
    }

    @Test
    void spanOfAMissIsNamedByItsMethod() {
        client.get("/nowhere");
        assertThat(span().getName()).isEqualTo("GET");
        assertThat(span().getAttributes().get(AttributeKey.stringKey("endpoint"))).isEqualTo("unmatched");
    }

    @Test
    void exceptionOfAHandlerIsInTheSpan() {
        assertThat(client.get("/broken")).hasStatus(500);
        assertThat(span().getStatus().getStatusCode()).isEqualTo(StatusData.error().getStatusCode());
        assertThat(span().getEvents()).anySatisfy(event -> assertThat(event.getAttributes().asMap())
                .containsValue("java.lang.IllegalStateException"));
    }

    @Test
    void abortIsNoErrorOfTheServer() {
        assertThat(client.get("/forbidden")).hasStatus(403);
        assertThat(span().getStatus()).isEqualTo(StatusData.unset());
    }

    @Test
    void probesAreNotTraced() {
        client.get("/health/ready");
        client.get("/metrics");
        assertThat(exporter.getFinishedSpanItems()).isEmpty();
    }
}

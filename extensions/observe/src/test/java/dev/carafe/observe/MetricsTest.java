package dev.carafe.observe;

import static dev.carafe.Carafe.abort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.Blueprint;
import dev.carafe.http.Response;
import dev.carafe.middleware.ProxyFix;
import dev.carafe.server.Server;
import dev.carafe.testing.TestClient;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hawkular.agent.prometheus.text.TextPrometheusMetricsProcessor;
import org.hawkular.agent.prometheus.types.Histogram;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.hawkular.agent.prometheus.types.MetricType;
import org.hawkular.agent.prometheus.walkers.CollectorPrometheusMetricsWalker;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final App app = App.create("metrics");
    private final Observe observe = Observe.create();

    private TestClient client() {
        return TestClient.of(app.install(observe));
    }

    private static PrometheusText scrape(TestClient client) {
        return PrometheusText.parse(client.get("/metrics").text());
    }

    private static Double count(PrometheusText text, String endpoint, String method, int status) {
        return text.value("http_server_requests_seconds_count{endpoint=%s, method=%s, status=%d}".formatted(endpoint, method, status));
    }

    @Test
    void timesRequestsByEndpointMethodAndStatus() {
        app.get("/person/<id:int>", "person", request -> request.pathInt("id") < 10 ? "Ada" : abort(404));
        TestClient client = client();
        client.get("/person/1");
        client.get("/person/2");
        client.head("/person/2");
        client.get("/person/11");

        PrometheusText text = scrape(client);
        assertThat(count(text, "person", "GET", 200)).isEqualTo(2);
        assertThat(count(text, "person", "HEAD", 200)).isEqualTo(1);
        assertThat(count(text, "person", "GET", 404)).isEqualTo(1);
        assertThat(text.value("http_server_requests_seconds_sum{endpoint=person, method=GET, status=200}")).isPositive();
        assertThat(text.type("http_server_requests_seconds")).isEqualTo("summary");
    }

    @Test
    void textIsReadByALibrary() {
        app.get("/person/<id:int>", "person", request -> "Ada");
        observe.histogram().registry().counter("odd", "tag", "a\\b\"c\nd").increment();
        TestClient client = client();
        client.get("/person/1");
        CollectorPrometheusMetricsWalker read = new CollectorPrometheusMetricsWalker();
        new TextPrometheusMetricsProcessor(new ByteArrayInputStream(client.get("/metrics").bytes()), read).walk();

        MetricFamily requests = read.getAllMetricFamilies().stream()
                .filter(family -> family.getName().equals("http_server_requests_seconds")).findFirst().orElseThrow();
        assertThat(requests.getType()).isEqualTo(MetricType.HISTOGRAM);
        assertThat(requests.getMetrics()).singleElement().satisfies(metric -> {
            assertThat(metric.getLabels()).containsAllEntriesOf(Map.of("endpoint", "person", "method", "GET", "status", "200"));
            assertThat(((Histogram) metric).getSampleCount()).isEqualTo(1);
            assertThat(((Histogram) metric).getBuckets()).hasSizeGreaterThan(20);
        });
        assertThat(read.getAllMetricFamilies()).extracting(MetricFamily::getName).contains("http_server_requests_active",
                "http_server_connections", "jvm_threads_live_threads", "odd_total");
    }

    @Test
    void openConnectionsAreAGauge() throws Exception {
        Server server = app.install(observe.withoutJvmMetrics()).start();
        try (Socket open = new Socket("127.0.0.1", server.port())) {
            open.getOutputStream().write("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(open.getInputStream().read()).isEqualTo('H');
            assertThat(server.connections()).isEqualTo(1);
            assertThat(observe.registry().get("http.server.connections").gauge().value()).isEqualTo(1);
        } finally {
            app.close();
        }
        assertThat(observe.registry().get("http.server.connections").gauge().value()).isZero();
    }

    @Test
    void endpointOfABlueprintHasItsName() {
        app.register(Blueprint.create("teams").get("/<id:int>", "one", request -> "team"), "/teams");
        TestClient client = client();
        client.get("/teams/7");
        assertThat(count(scrape(client), "teams.one", "GET", 200)).isEqualTo(1);
    }

    @Test
    void nothingThatAClientMakesUpBecomesASeries() {
        app.get("/here", "here", request -> "here");
        TestClient client = client();
        client.get("/nowhere/1");
        client.get("/nowhere/2");
        client.request("BREW", "/here").send();
        client.request("BREW2", "/nowhere").send();

        PrometheusText text = scrape(client);
        assertThat(count(text, "unmatched", "GET", 404)).isEqualTo(2);
        assertThat(count(text, "unmatched", "other", 405)).isEqualTo(1);
        assertThat(count(text, "unmatched", "other", 404)).isEqualTo(1);
        assertThat(text.samples().keySet()).noneMatch(series -> series.contains("nowhere") || series.contains("BREW"));
    }

    @Test
    void exceptionOfAHandlerIsA500() {
        app.get("/broken", "broken", request -> {
            throw new IllegalStateException("broken");
        });
        TestClient client = client();
        assertThat(client.get("/broken")).hasStatus(500);
        assertThat(count(scrape(client), "broken", "GET", 500)).isEqualTo(1);
    }

    @Test
    void whatMiddlewareThrowsOrAnswersCountsForTheEndpoint() {
        app.get("/a", "a", request -> "a").get("/b", "b", request -> "b").get("/c", "c", request -> "c");
        app.wrap((request, next) -> switch (request.path()) {
            case "/a" -> throw abort(403);
            case "/b" -> throw new IllegalStateException("broken");
            default -> Response.text("busy").status(429);
        });
        TestClient client = client();
        assertThat(client.get("/a")).hasStatus(403);
        assertThat(client.get("/b")).hasStatus(500);
        assertThat(client.get("/c")).hasStatus(429);
        PrometheusText text = scrape(client);
        assertThat(count(text, "a", "GET", 403)).isEqualTo(1);
        assertThat(count(text, "b", "GET", 500)).isEqualTo(1);
        assertThat(count(text, "c", "GET", 429)).isEqualTo(1);
    }

    @Test
    void endpointIsKnownBehindMiddlewareThatChangesTheRequest() {
        app.get("/a", "a", request -> request.remoteAddr()).wrap(ProxyFix.DEFAULT);
        TestClient client = client();
        assertThat(client.header("X-Forwarded-For", "192.0.2.7").get("/a")).hasText("192.0.2.7");
        assertThat(count(scrape(client), "a", "GET", 200)).isEqualTo(1);
    }

    @Test
    void handshakeOfAWebSocketIsA101() {
        app.websocket("/ws", "socket", ws -> ws.send("hi"));
        TestClient client = client();
        try (var socket = client.websocket("/ws")) {
            assertThat(socket.receiveText()).isEqualTo("hi");
        }
        assertThat(count(scrape(client), "socket", "GET", 101)).isEqualTo(1);
    }

    @Test
    void activeRequestsAreCountedWhileTheyAreHandled() {
        app.get("/text", request -> Double.toString(observe.registry().get("http.server.requests.active").gauge().value()));
        TestClient client = client();
        assertThat(client.get("/text")).hasText("1.0");
        assertThat(scrape(client).value("http_server_requests_active{}")).isZero();
    }

    @Test
    void metricsOfTheJvmAreThere() {
        PrometheusText text = scrape(client());
        assertThat(text.value("jvm_threads_live_threads{}")).isPositive();
        assertThat(text.value("process_uptime_seconds{}")).isPositive();
        assertThat(text.type("jvm_memory_used_bytes")).isEqualTo("gauge");
        assertThat(text.samples().keySet()).anyMatch(series -> series.startsWith("jvm_memory_used_bytes{area=heap"));
    }

    @Test
    void metricsOfTheJvmCanBeLeftOut() {
        observe.withoutJvmMetrics();
        assertThat(scrape(client()).samples().keySet()).noneMatch(series -> series.startsWith("jvm_"));
    }

    @Test
    void probesAreNotMeasured() {
        TestClient client = client();
        client.get("/health/live");
        client.get("/health/ready");
        client.get("/metrics");
        assertThat(scrape(client).samples().keySet()).noneMatch(series -> series.startsWith("http_server_requests_seconds"));
    }

    @Test
    void formatIsTextUnlessOpenMetricsIsAskedFor() {
        TestClient client = client();
        assertThat(client.get("/metrics")).hasStatus(200)
                .hasHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8").hasHeader("Cache-Control", "no-store");
        assertThat(client.header("Accept", "application/openmetrics-text; version=1.0.0,text/plain;version=0.0.4;q=0.5").get("/metrics"))
                .hasHeader("Content-Type", "application/openmetrics-text; version=1.0.0; charset=utf-8").containsText("# EOF\n");
        assertThat(client.header("Accept", "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited")
                .get("/metrics")).hasStatus(200).hasType("text/plain");
    }

    @Test
    void histogramHasBuckets() {
        app.get("/a", "a", request -> "a");
        observe.histogram();
        TestClient client = client();
        client.get("/a");
        PrometheusText text = scrape(client);
        assertThat(text.type("http_server_requests_seconds")).isEqualTo("histogram");
        assertThat(text.value("http_server_requests_seconds_bucket{endpoint=a, le=+Inf, method=GET, status=200}")).isEqualTo(1);
    }

    @Test
    void ownMetricsGoIntoTheSameText() {
        app.install(observe).post("/orders", request -> {
            app.extension(Observe.class).registry().counter("orders", "kind", "say \"hi\"\n").increment();
            return "";
        });
        TestClient client = TestClient.of(app);
        client.post("/orders");
        assertThat(scrape(client).value("orders_total{kind=say \\\"hi\\\"\\n}")).isEqualTo(1);
    }

    @Test
    void ownRegistryThatIsNotOfPrometheusHasNoPage() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        app.get("/a", "a", request -> "a");
        observe.registry(registry);
        TestClient client = client();
        client.get("/a");
        assertThat(client.get("/metrics")).hasStatus(404);
        Timer timer = registry.get("http.server.requests").tags("endpoint", "a", "method", "GET", "status", "200").timer();
        assertThat(timer.count()).isEqualTo(1);
    }

    @Test
    void compositeRegistryIsServedByTheOneOfPrometheusInIt() {
        app.get("/a", "a", request -> "a");
        observe.registry(new CompositeMeterRegistry().add(new SimpleMeterRegistry())
                .add(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
        TestClient client = client();
        client.get("/a");
        assertThat(count(scrape(client), "a", "GET", 200)).isEqualTo(1);
    }

    @Test
    void registryComesBeforeTheInstallation() {
        app.install(observe);
        assertThatThrownBy(() -> observe.registry(new SimpleMeterRegistry()))
                .hasMessage("Observe is installed, so registry(...) comes too late. Call it before app.install(...).");
    }
}

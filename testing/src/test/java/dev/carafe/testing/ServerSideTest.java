package dev.carafe.testing;

import static dev.carafe.Carafe.abort;
import static dev.carafe.Carafe.app;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.http.Response;
import dev.carafe.signal.Signal;
import dev.carafe.signal.Signals;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the server saw, told by either transport. */
class ServerSideTest {
    private static final Signal<String> REPORT_READY = Signal.named("report-ready", String.class);

    private final App app = App.create("seen")
            .get("/person/<id:int>", "person", req -> "Ada")
            .get("/boom", "boom", req -> {
                throw new IOException("no disk");
            })
            .get("/refused", req -> abort(403))
            .get("/report", req -> {
                REPORT_READY.send(app(), "q3.pdf");
                return "sent";
            })
            .get("/page", req -> {
                Signals.TEMPLATE_RENDERED.send(app(), new Signals.Template("page.html", Map.of("name", "Ada")));
                Signals.MESSAGE_FLASHED.send(app(), new Signals.Message("Saved.", "info"));
                return "page";
            })
            .get("/log", req -> {
                app().logger().log(Level.WARNING, "Low on {0}", "coffee");
                app().logger().log(Level.DEBUG, "not loud enough");
                return "logged";
            })
            .get("/cut", req -> Response.stream(out -> {
                out.write(new byte[100_000]);
                throw new IllegalStateException("cut");
            }))
            .get("/number/<n:int>", "number", req -> {
                app().logger().log(Level.INFO, "number " + req.pathInt("n"));
                return "" + req.pathInt("n");
            });

    @ParameterizedTest
    @EnumSource
    void endpointIsTheOneThatMatched(Transports transport) {
        try (TestClient client = transport.to(app)) {
            assertThat(client.get("/person/1")).sentBy("person");
            assertThat(client.get("/nowhere").server().endpoint()).isNull();
            assertThatThrownBy(() -> assertThat(client.get("/person/1")).sentBy("people"))
                    .hasMessageStartingWith("Expected the endpoint 'people', but it is 'person'.");
            assertThatThrownBy(() -> assertThat(client.get("/nowhere")).sentBy("people"))
                    .hasMessageStartingWith("Expected the endpoint 'people', but none matched.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void exceptionIsSeenThatNoHandlerTook(Transports transport) {
        try (TestClient client = transport.to(app)) {
            TestResponse response = client.get("/boom");

            assertThat(response).hasStatus(500).failedWith(IOException.class);
            assertThat(response.server().exception()).hasMessage("no disk");
            assertThat(client.get("/refused").server().exception()).isNull();
            assertThatThrownBy(() -> assertThat(client.get("/refused")).failedWith(IOException.class))
                    .hasMessageStartingWith("Expected the server to fail with a IOException, but it did not fail.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void exceptionIsThrownInTheTestIfAskedFor(Transports transport) {
        try (TestClient client = transport.to(app)) {
            assertThatThrownBy(() -> client.propagateExceptions().get("/boom")).isInstanceOf(IOException.class).hasMessage("no disk");
            assertThat(client.propagateExceptions().get("/refused")).hasStatus(403);
        }
    }

    @ParameterizedTest
    @EnumSource
    void templatesAndMessagesAreSeen(Transports transport) {
        try (TestClient client = transport.to(app)) {
            TestResponse page = client.get("/page");

            assertThat(page).rendered("page.html").flashed("Saved.");
            assertThat(page.server().templates()).containsExactly(new Signals.Template("page.html", Map.of("name", "Ada")));
            assertThat(page.server().flashed()).containsExactly(new Signals.Message("Saved.", "info"));
            assertThatThrownBy(() -> assertThat(page).rendered("index.html"))
                    .hasMessageStartingWith("Expected the template 'index.html' to be rendered, but there is: 'page.html'.");
            assertThatThrownBy(() -> assertThat(client.get("/person/1")).flashed("Saved."))
                    .hasMessageStartingWith("Expected the message 'Saved.' to be flashed, but there is none.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void signalsAreSeenInTheirOrder(Transports transport) {
        try (TestClient client = transport.to(app)) {
            assertThat(client.get("/page").server().signals()).containsExactly("appcontext-pushed", "request-started", "template-rendered",
                    "message-flashed", "request-finished", "request-tearing-down", "appcontext-tearing-down", "appcontext-popped");
        }
    }

    @Test
    void signalsOfOnesOwnAreSeen() {
        TestClient client = TestClient.of(app);

        assertThat(client.get("/report").server().sent(REPORT_READY)).containsExactly("q3.pdf");
        assertThat(client.get("/page").server().sent(REPORT_READY)).isEmpty();
    }

    @Test
    void whatCameWithASignalIsVerified() {
        TestClient client = TestClient.of(app);
        TestResponse report = client.get("/report");

        assertThat(report).sent(REPORT_READY).sent(REPORT_READY, name -> assertThat(name).isEqualTo("q3.pdf")).hasStatus(200);
        assertThatThrownBy(() -> assertThat(report).sent(REPORT_READY, name -> assertThat(name).isEqualTo("q4.pdf")))
                .hasMessageStartingWith("Signal[report-ready] was sent 1 times, but never as expected: ")
                .hasMessageContainingAll("q4.pdf", "GET /report HTTP/1.1").hasCauseInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(client.get("/log")).sent(REPORT_READY))
                .hasMessageStartingWith("Expected Signal[report-ready] to be sent, but it was not.");
    }

    @ParameterizedTest
    @EnumSource
    void logLinesOfTheRequestAreSeen(Transports transport) {
        try (TestClient client = transport.to(app)) {
            assertThat(client.get("/log").server().log()).containsExactly(new LogLine("seen", Level.WARNING, "Low on coffee", null));
            assertThat(client.get("/boom")).logged("Exception on request GET /boom");
            assertThat(client.get("/boom").server().log().getFirst().thrown()).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> assertThat(client.get("/log")).logged("tea"))
                    .hasMessageStartingWith("Expected a log line with 'tea', but there is: 'Low on coffee'.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void requestsAtOnceAreToldApart(Transports transport) {
        try (TestClient client = transport.to(app)) {
            List<TestResponse> responses = IntStream.range(0, 200).parallel().mapToObj(n -> client.get("/number/" + n)).toList();

            for (int n = 0; n < responses.size(); n++) {
                ServerSide server = responses.get(n).server();
                assertThat(responses.get(n)).hasText("" + n).sentBy("number");
                assertThat(server.log()).extracting(LogLine::message).containsExactly("number " + n);
                assertThat(server.sent(Signals.REQUEST_STARTED)).extracting(request -> request.pathInt("n")).containsExactly(n);
            }
        }
    }

    @Test
    void nothingIsSeenOfARequestThatTheAppNeverSaw() {
        TestResponse response = TestClient.of(app).get("/" + "x".repeat(10_000));

        assertThat(response).hasStatus(414);
        assertThat(response.server().signals()).isEmpty();
        assertThat(response.server().endpoint()).isNull();
    }

    @Test
    void aRefusedRequestStartsNoHandling() {
        TestResponse response = TestClient.of(app).get("no/path");

        assertThat(response).hasStatus(400);
        assertThat(response.server().signals()).doesNotContain("request-started", "request-finished");
        assertThat(response.server().endpoint()).isNull();
    }

    @Test
    void nothingStaysConnected() {
        TestClient.of(app).get("/page");

        assertThat(Logger.getLogger("").getHandlers())
                .noneMatch(handler -> handler instanceof ThreadLog log && log.isOf(Thread.currentThread()));
    }
}

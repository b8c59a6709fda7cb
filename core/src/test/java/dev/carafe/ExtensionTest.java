package dev.carafe;

import static dev.carafe.Carafe.abort;
import static dev.carafe.Carafe.afterThisRequest;
import static dev.carafe.Carafe.g;
import static dev.carafe.Carafe.hasRequest;
import static dev.carafe.Carafe.request;
import static dev.carafe.Carafe.withRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.server.Server;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ExtensionTest {
    private static final class Health implements Extension {
        @Override
        public void init(App app) {
            app.get("/health", req -> "up");
        }
    }

    private record Point(int x, int y) { }

    private final App app = App.create("app");

    @Test
    void extensionSetsUpTheApp() {
        Health health = new Health();

        app.install(health);

        assertThat(text(app.handle(Request.of("GET", "/health")))).isEqualTo("up");
        assertThat(app.extension(Health.class)).isSameAs(health);
    }

    @Test
    void secondInstallationIsRefused() {
        app.install(new Health());

        assertThatIllegalStateException().isThrownBy(() -> app.install(new Health()))
                .withMessage("The extension Health is installed in app 'app' already. Install it once.");
    }

    @Test
    void missingExtensionIsNamed() {
        assertThatIllegalStateException().isThrownBy(() -> app.extension(Health.class))
                .withMessage("No Health is installed in app 'app'. Install one first: app.install(...).");
    }

    @Test
    void convertedClassHasAResponseOfItsOwn() {
        app.convert(Number.class, number -> Response.text("number " + number)).get("/n", req -> 42).get("/s", req -> "text");

        assertThat(text(app.handle(Request.of("GET", "/n")))).isEqualTo("number 42");
        assertThat(text(app.handle(Request.of("GET", "/s")))).isEqualTo("text");
    }

    @Test
    void convertedClassMayBeTheBodyOfAResponse() {
        app.convert(Record.class, point -> Response.text("the " + point))
                .get("/body", req -> Response.of(new Point(1, 2)).status(201))
                .get("/typed", req -> Response.of(new Point(1, 2)).contentType("text/csv"))
                .get("/aborted", req -> abort(Response.of(new Point(1, 2)).status(409)))
                .get("/json", req -> Response.json(new Point(1, 2)));

        Response body = app.handle(Request.of("GET", "/body"));
        assertThat(text(body)).isEqualTo("the Point[x=1, y=2]");
        assertThat(body.status()).isEqualTo(201);
        assertThat(body.contentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(app.handle(Request.of("GET", "/typed")).contentType()).startsWith("text/csv");
        assertThat(text(app.handle(Request.of("GET", "/aborted")))).isEqualTo("the Point[x=1, y=2]");
        assertThat(text(app.handle(Request.of("GET", "/json")))).isEqualTo("{\"x\":1,\"y\":2}");
    }

    @Test
    void jsonErrorsMakesEveryErrorJson() {
        app.jsonErrors().get("/boom", req -> {
            throw new IllegalStateException("secret");
        });

        Response missing = app.handle(Request.of("GET", "/nope"));
        Response wrong = app.handle(Request.of("POST", "/boom"));
        Response boom = app.handle(Request.of("GET", "/boom"));

        assertThat(text(missing)).startsWith("{\"code\":404,\"description\":\"The requested URL")
                .contains("\"message\":\"404 Not Found: The");
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(boom.contentType()).isEqualTo("application/json");
        assertThat(text(boom)).contains("\"code\":500").doesNotContain("secret");
    }

    @Test
    void startAndStopTasksSurroundAServer() {
        List<String> events = new ArrayList<>();
        app.onStopping(() -> events.add("stopping")).onStart(() -> events.add("start"))
                .onStop(() -> events.add("last")).onStop(() -> events.add("first"));

        try (Server server = app.start()) {
            assertThat(server.port()).isPositive();
            assertThat(events).containsExactly("start");
        }

        assertThat(events).containsExactly("start", "stopping", "first", "last");
    }

    @Test
    void ownCommandGetsItsArguments() {
        List<String> got = new ArrayList<>();
        app.command("seed", got::addAll);

        assertThat(app.execute("seed", "--count", "10")).isZero();
        assertThat(got).containsExactly("--count", "10");
    }

    @Test
    void failingCommandExitsWithOne() {
        app.command("fail", arguments -> {
            throw new IllegalStateException("no");
        });

        assertThat(app.execute("fail")).isEqualTo(1);
    }

    @Test
    void hookForThisRequestRunsOnItAloneAndFirst() {
        app.after((req, response) -> response.addHeader("X-Order", "after"))
                .get("/one", req -> {
                    afterThisRequest((request, response) -> response.addHeader("X-Order", "this"));
                    return "one";
                })
                .get("/two", req -> "two");

        assertThat(app.handle(Request.of("GET", "/one")).headers().all("X-Order")).containsExactly("this", "after");
        assertThat(app.handle(Request.of("GET", "/two")).headers().all("X-Order")).containsExactly("after");
    }

    @Test
    void taskOnAnotherThreadHasTheRequest() {
        AtomicReference<String> seen = new AtomicReference<>();
        app.get("/x", req -> {
            Thread thread = Thread.ofVirtual().start(withRequest(() -> seen.set(request().path())));
            thread.join();
            return "x";
        });

        app.handle(Request.of("GET", "/x"));

        assertThat(seen).hasValue("/x");
    }

    @Test
    void requestIsThereWhileOneIsHandled() {
        app.get("/x", req -> {
            g().set("a", 1).set("b", 2);
            return hasRequest() + " " + g().toMap();
        });

        assertThat(hasRequest()).isFalse();
        assertThat(text(app.handle(Request.of("GET", "/x")))).isEqualTo("true {a=1, b=2}");
        assertThat(hasRequest()).isFalse();
    }

    private static String text(Response response) {
        return new String(response.data(), StandardCharsets.UTF_8);
    }
}

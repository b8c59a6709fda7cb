package dev.carafe.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.Blueprint;
import dev.carafe.Carafe;
import dev.carafe.Middleware;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {
    private static final String ALLOW = "Access-Control-Allow-Origin";
    private final Request request = Request.of("GET", "/data");

    @Test
    void anAllowedOriginMayRead() {
        Response response = sent(Cors.allow("https://app.test").credentials().expose("X-Total"), "https://app.test");
        assertThat(response.header(ALLOW)).isEqualTo("https://app.test");
        assertThat(response.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(response.header("Access-Control-Expose-Headers")).isEqualTo("X-Total");
        assertThat(response.header("Vary")).isEqualTo("Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.test.evil.test", "https://evilapp.test", "http://app.test", "https://app.test:8443", "null",
            "https://app.test/", "https://app.test@evil.test", "HTTPS://APP.TEST", "https://app.test https://evil.test", "", "*"})
    void whatOnlyLooksLikeAnAllowedOriginMayNot(String origin) {
        Response response = sent(Cors.allow("https://app.test").credentials(), origin);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header(ALLOW)).isNull();
        assertThat(response.header("Access-Control-Allow-Credentials")).isNull();
        assertThat(response.header("Vary")).isEqualTo("Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example.org", "http://localhost:5173"})
    void starStandsForOneLabelOrThePort(String origin) {
        assertThat(sent(Cors.allow("https://*.example.org", "http://localhost:*"), origin).header(ALLOW)).isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org", "https://a.b.example.org", "https://a.example.org.evil.test",
            "https://evil.test/.example.org",
            "https://aexample.org", "https://.example.org", "http://localhost:1@evil.test", "http://localhost:", "http://localhost"})
    void starStandsForNothingElse(String origin) {
        assertThat(sent(Cors.allow("https://*.example.org", "http://localhost:*"), origin).header(ALLOW)).isNull();
    }

    @Test
    void functionIsAskedOnlyForOrigins() {
        Cors all = Cors.allowing(origin -> true);
        assertThat(sent(all, "https://x.test").header(ALLOW)).isEqualTo("https://x.test");
        assertThat(sent(all, "null").header(ALLOW)).isNull();
        assertThat(sent(all, "file://").header(ALLOW)).isNull();
    }

    @Test
    void anyOriginNeverComesWithCredentials() {
        assertThat(sent(Cors.any(), "https://x.test").header(ALLOW)).isEqualTo("*");
        assertThatThrownBy(() -> Cors.any().credentials()).isInstanceOf(IllegalStateException.class).hasMessage(
                "Cors.any() can't allow credentials: any page of the web could act as the user. "
                + "Name the origins: Cors.allow(\"https://app.example.org\").credentials().");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "app.test", "https://app.test/", "https://app.test:443", "https://App.test", "https://*",
            "https://a*.test",
            "https://*.*.test"})
    void whatNoBrowserSendsIsRefusedAtSetup(String origin) {
        assertThatThrownBy(() -> Cors.allow(origin)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + origin
                        + "' is no origin that a browser sends. An origin is a scheme and a host in lower case");
    }

    @Test
    void preflightIsAnsweredBeforeAnythingElse() {
        Middleware login = (req, next) -> {
            throw Carafe.abort(401);
        };
        Response response = app().wrap(login).wrap(Cors.allow("https://app.test")).handle(preflight("PUT", "X-A, content-type"));
        assertThat(response.status()).isEqualTo(204);
        assertThat(response.header(ALLOW)).isEqualTo("https://app.test");
        assertThat(response.header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD, POST, PUT, PATCH, DELETE");
        assertThat(response.header("Access-Control-Allow-Headers")).isEqualTo("X-A, content-type");
        assertThat(response.header("Access-Control-Max-Age")).isEqualTo("600");
        assertThat(response.headers().all("Vary")).contains("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers");
    }

    @Test
    void preflightForWhatIsNotAllowedAllowsNothing() {
        Cors cors = Cors.allow("https://app.test").methods("GET").headers("X-A");
        assertThat(app().wrap(cors).handle(preflight("GET", "x-a")).header(ALLOW)).isEqualTo("https://app.test");
        assertThat(app().wrap(cors).handle(preflight("PUT", "X-A")).header(ALLOW)).isNull();
        assertThat(app().wrap(cors).handle(preflight("GET", "X-B")).header(ALLOW)).isNull();
        assertThat(app().wrap(cors).handle(preflight("GET", "X-A").withHeader("Origin", "null")).header(ALLOW)).isNull();
    }

    @Test
    void optionsThatIsNoPreflightReachesTheApp() {
        Response response = app().wrap(Cors.any()).handle(Request.of("OPTIONS", "/data").withHeader("Origin", "https://x.test"));
        assertThat(response.header("Allow")).contains("GET");
    }

    @Test
    void errorsCarryTheFieldsToo() {
        App app = app().get("/fails", req -> {
            throw new IllegalStateException("on purpose");
        }).error(500, (req, e) -> "failed").wrap((req, next) -> {
            if (req.path().equals("/inner")) {
                throw new IllegalStateException("on purpose");
            }
            return next.handle(req);
        }).wrap(Cors.allow("https://app.test"));
        for (String path : new String[] {"/missing", "/fails", "/inner"}) {
            Response response = app.handle(Request.of("GET", path).withHeader("Origin", "https://app.test"));
            assertThat(response.status()).isGreaterThanOrEqualTo(400);
            assertThat(response.header(ALLOW)).as(path).isEqualTo("https://app.test");
        }
    }

    @Test
    void belowAPathItHoldsForNothingElse() {
        App app = app().wrap(Cors.any().below("/api"));
        assertThat(app.handle(Request.of("GET", "/api/x").withHeader("Origin", "https://x.test")).header(ALLOW)).isEqualTo("*");
        assertThat(app.handle(Request.of("GET", "/apiary").withHeader("Origin", "https://x.test")).header(ALLOW)).isNull();
    }

    @Test
    void asAHookItHoldsForABlueprint() {
        Blueprint api = Blueprint.create("api").before(Cors.allow("https://app.test")).get("/people", req -> "people")
                .get("/fails", req -> {
                    throw Carafe.abort(409);
                });
        App app = app().register(api, "/api");
        assertThat(app.handle(Request.of("GET", "/api/people").withHeader("Origin", "https://app.test")).header(ALLOW)).isNotNull();
        assertThat(app.handle(Request.of("GET", "/api/fails").withHeader("Origin", "https://app.test")).header(ALLOW)).isNotNull();
        assertThat(app.handle(request.withHeader("Origin", "https://app.test")).header(ALLOW)).isNull();
        Response preflight = app.handle(preflight("GET", "X-A").withTarget("/api/people"));
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header(ALLOW)).isEqualTo("https://app.test");
    }

    private Response sent(Cors cors, String origin) {
        return app().wrap(cors).handle(request.withHeader("Origin", origin));
    }

    private static App app() {
        return App.create("app").get("/data", req -> "data");
    }

    private static Request preflight(String method, String headers) {
        return Request.of("OPTIONS", "/data").withHeader("Origin", "https://app.test").withHeader("Access-Control-Request-Method", method)
                .withHeader("Access-Control-Request-Headers", headers);
    }
}

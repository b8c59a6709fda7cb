package dev.carafe.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.Blueprint;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final RateLimit two = RateLimit.of(2, Duration.ofMinutes(1)).clock(now::get);
    private final App app = App.create("app").get("/", req -> "x").error(429, (req, e) -> Map.of("error", e.status()));

    @Test
    void oneMoreThanTheLimitIsRefusedUntilTheAllowanceIsBack() {
        app.wrap(two);
        Response first = get("1.1.1.1");
        assertThat(first.header("RateLimit-Limit")).isEqualTo("2");
        assertThat(first.header("RateLimit-Remaining")).isEqualTo("1");
        assertThat(first.header("RateLimit-Reset")).isEqualTo("30");
        assertThat(first.header("RateLimit-Policy")).isEqualTo("2;w=60");
        assertThat(get("1.1.1.1").header("RateLimit-Remaining")).isEqualTo("0");

        Response refused = get("1.1.1.1");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(new String(refused.data(), StandardCharsets.UTF_8)).isEqualTo("{\"error\":429}");
        assertThat(refused.header("Retry-After")).isEqualTo("30");
        assertThat(refused.header("RateLimit-Remaining")).isEqualTo("0");
        assertThat(get("2.2.2.2").status()).isEqualTo(200);

        now.set(now.get().plusSeconds(30));
        assertThat(get("1.1.1.1").status()).isEqualTo(200);
        assertThat(get("1.1.1.1").status()).isEqualTo(429);
    }

    @Test
    void noHeaderOfTheClientChangesWhoItIs() {
        app.wrap(two).wrap(ProxyFix.DEFAULT);
        for (int i = 0; i < 4; i++) {
            Request forged = Request.of("GET", "/").withRemoteAddr("10.0.0.1").withHeader("X-Forwarded-For", "6.6.6." + i + ", 1.1.1.1")
                    .withHeader("Forwarded", "for=7.7.7." + i).withHeader("X-Real-IP", "8.8.8." + i);
            assertThat(app.handle(forged).status()).isEqualTo(i < 2 ? 200 : 429);
        }
    }

    @ParameterizedTest
    @CsvSource({"2001:db8::1, 2001:db8::ffff:2, 429", "2001:db8::1, 2001:db8:0:1::1, 200", "::1, 0:0:0:0:0:0:0:1, 429",
            "::ffff:1.1.1.1, 1.1.1.1, 429", "unknown:x, other:x, 200"})
    void allAddressesOfOneNetworkAreOneClient(String first, String second, int status) {
        app.wrap(two);
        get(first);
        get(first);
        assertThat(get(second).status()).isEqualTo(status);
    }

    @Test
    void keyMayBeAnything() {
        app.wrap(two.by(req -> req.header("X-API-Key")));
        Request keyed = Request.of("GET", "/").withHeader("X-API-Key", "a");
        app.handle(keyed);
        app.handle(keyed.withRemoteAddr("2.2.2.2"));
        assertThat(app.handle(keyed.withRemoteAddr("3.3.3.3")).status()).isEqualTo(429);
        assertThat(app.handle(keyed.withHeader("X-API-Key", "b")).status()).isEqualTo(200);
        assertThat(get("1.1.1.1").header("RateLimit-Limit")).as("without a key").isNull();
    }

    @Test
    void blueprintAndRouteHaveLimitsOfTheirOwn() {
        Blueprint api = Blueprint.create("api").before(two).get("/", req -> "x")
                .get("/login", RateLimit.of(1, Duration.ofMinutes(1)).clock(now::get).around(req -> "in"));
        app.register(api, "/api");
        assertThat(app.handle(Request.of("GET", "/api/login")).header("RateLimit-Limit")).as("the nearest limit").isEqualTo("1");
        assertThat(app.handle(Request.of("GET", "/api/login")).status()).isEqualTo(429);
        assertThat(app.handle(Request.of("GET", "/api/")).status()).isEqualTo(429);
        assertThat(app.handle(Request.of("GET", "/")).header("RateLimit-Limit")).isNull();
    }

    @Test
    void memoryIsBoundedAndWhoeverIsLimitedStaysSo() {
        Allowances allowances = new Allowances(() -> 0);
        allowances.take("greedy", 30, 60);
        allowances.take("greedy", 30, 60);
        for (int i = 0; i < 250_000; i++) {
            allowances.take("client " + i, 30, 60);
        }
        assertThat(allowances.take("greedy", 30, 60)).isEqualTo(60);
        assertThat(allowances).extracting("fullAt").asInstanceOf(InstanceOfAssertFactories.MAP)
                .hasSizeLessThanOrEqualTo(100_000);
    }

    @Test
    void limitsOfANameCountTogetherInAStore() {
        RateLimitStore store = new Allowances(() -> 0);
        App other = App.create("other").wrap(two.shared("app", store)).get("/", req -> "x");
        app.wrap(two.shared("app", store));

        assertThat(get("1.1.1.1").header("RateLimit-Remaining")).isEqualTo("1");
        assertThat(other.handle(Request.of("GET", "/").withRemoteAddr("1.1.1.1")).header("RateLimit-Remaining")).isEqualTo("0");
        assertThat(get("1.1.1.1").status()).isEqualTo(429);
        assertThat(get("2.2.2.2").status()).isEqualTo(200);
        App third = App.create("third").wrap(two.shared("login", store).by(req -> "1.1.1.1")).get("/", req -> "x");
        assertThat(third.handle(Request.of("GET", "/")).status()).isEqualTo(200);
    }

    @Test
    void aStoreThatFailsFailsTheRequest() {
        app.wrap(two.shared("app", (client, cost, window) -> {
            throw new IllegalStateException("gone");
        }));
        App lenient = App.create("lenient").wrap(two.shared("app", (client, cost, window) -> 0)).get("/", req -> "x");

        assertThat(get("1.1.1.1").status()).isEqualTo(500);
        assertThat(lenient.handle(Request.of("GET", "/")).header("RateLimit-Remaining")).isEqualTo("1");
    }

    @Test
    void whatIsNoLimitIsRefusedAtSetup() {
        assertThatThrownBy(() -> RateLimit.of(0, Duration.ofSeconds(1))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 requests in PT1S are no limit: at least one request, in a time of up to a year.");
    }

    private Response get(String address) {
        return app.handle(Request.of("GET", "/").withRemoteAddr(address));
    }
}

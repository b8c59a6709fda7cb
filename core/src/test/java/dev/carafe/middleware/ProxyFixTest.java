package dev.carafe.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.http.Request;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProxyFixTest {
    private final Request request = Request.of("GET", "/").withHeader("Host", "inner:8080");

    @Test
    void withoutItTheHeadersMeanNothing() {
        assertThat(seen(App.create("app"), request.withHeader("X-Forwarded-For", "1.1.1.1").withHeader("X-Forwarded-Proto", "https")))
                .isEqualTo("127.0.0.1 http inner:8080");
    }

    @Test
    void oneProxyTellsOfTheClientAndTheScheme() {
        assertThat(seen(fixed(ProxyFix.DEFAULT), request.withHeader("X-Forwarded-For", "1.1.1.1").withHeader("X-Forwarded-Proto", "https")
                .withHeader("X-Forwarded-Host", "evil.test"))).isEqualTo("1.1.1.1 https inner:8080");
    }

    @Test
    void valuesAreCountedFromTheRight() {
        Request forged = request.withHeader("X-Forwarded-For", "6.6.6.6, 2.2.2.2 , 1.1.1.1");

        assertThat(seen(fixed(ProxyFix.DEFAULT), forged)).startsWith("1.1.1.1 ");
        assertThat(seen(fixed(ProxyFix.DEFAULT.client(2)), forged)).startsWith("2.2.2.2 ");
    }

    @Test
    void fewerValuesThanProxiesAreLeftAside() {
        assertThat(seen(fixed(ProxyFix.DEFAULT.client(2)), request.withHeader("X-Forwarded-For", "6.6.6.6"))).startsWith("127.0.0.1 ");
    }

    @Test
    void hostAndPortAreTakenWhenAskedFor() {
        Request forwarded = request.withHeader("X-Forwarded-Host", "people.test").withHeader("X-Forwarded-Port", "8443");

        assertThat(seen(fixed(ProxyFix.DEFAULT.host(1)), forwarded)).endsWith(" people.test");
        assertThat(seen(fixed(ProxyFix.DEFAULT.port(1)), forwarded)).endsWith(" inner:8443");
        assertThat(seen(fixed(ProxyFix.DEFAULT.host(1).port(1)), forwarded)).endsWith(" people.test:8443");
    }

    private static App fixed(ProxyFix fix) {
        return App.create("app").wrap(fix);
    }

    private static String seen(App app, Request request) {
        app.get("/", req -> req.remoteAddr() + " " + req.scheme() + " " + req.header("Host"));
        return new String(app.handle(request).data(), StandardCharsets.UTF_8);
    }
}

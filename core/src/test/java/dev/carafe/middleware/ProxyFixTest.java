package dev.carafe.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.http.Request;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void prefixIsCountedFromTheRightToo() {
        Request forwarded = request.withHeader("X-Forwarded-Prefix", "/evil, /two ,/one/");

        assertThat(prefix(ProxyFix.DEFAULT, forwarded)).isEmpty();
        assertThat(prefix(ProxyFix.DEFAULT.prefix(1), forwarded)).isEqualTo("/one");
        assertThat(prefix(ProxyFix.DEFAULT.prefix(2), forwarded)).isEqualTo("/two");
        assertThat(prefix(ProxyFix.DEFAULT.prefix(4), forwarded)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "X-Forwarded-For    | unknown host", "X-Forwarded-For  | 1.1.1.1\\r", "X-Forwarded-For   | ,",
        "X-Forwarded-Proto  | javascript",   "X-Forwarded-Proto| https://",  "X-Forwarded-Proto | http:",
        "X-Forwarded-Host   | evil/path?#",  "X-Forwarded-Host | user@evil", "X-Forwarded-Host  | evil:99999",
        "X-Forwarded-Host   | [::1",         "X-Forwarded-Host | a b",       "X-Forwarded-Host  | evil\\",
        "X-Forwarded-Port   | abc",          "X-Forwarded-Port | -1",        "X-Forwarded-Port  | 65536",
        "X-Forwarded-Prefix | app",          "X-Forwarded-Prefix | //evil",  "X-Forwarded-Prefix | /a/../b"})
    void oddValuesAreLeftAside(String header, String value) {
        ProxyFix all = ProxyFix.DEFAULT.host(1).port(1).prefix(1);

        assertThat(seen(fixed(all), request.withHeader(header, value))).isEqualTo("127.0.0.1 http inner:8080");
        assertThat(prefix(all, request.withHeader(header, value))).isEmpty();
    }

    @Test
    void negativeNumberOfProxiesIsRefused() {
        assertThatThrownBy(() -> ProxyFix.DEFAULT.prefix(-1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ProxyFix counts proxies, so each number is at least 0, which means that the header is ignored: client 1, "
                        + "proto 1, host 0, port 0, prefix -1.");
    }

    private static String prefix(ProxyFix fix, Request request) {
        App app = App.create("app").wrap(fix).get("/", Request::rootPath);
        return new String(app.handle(request).data(), StandardCharsets.UTF_8);
    }

    private static App fixed(ProxyFix fix) {
        return App.create("app").wrap(fix);
    }

    private static String seen(App app, Request request) {
        app.get("/", req -> req.remoteAddr() + " " + req.scheme() + " " + req.header("Host"));
        return new String(app.handle(request).data(), StandardCharsets.UTF_8);
    }
}

package dev.carafe.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.Blueprint;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.http.header.ETag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {
    private static final String CSP = "Content-Security-Policy";
    private static final String HSTS = "Strict-Transport-Security";
    private final App app = App.create("app").get("/", req -> SecurityHeaders.nonce() + " " + SecurityHeaders.nonce());

    @Test
    void nonceOfThePageIsThatOfThePolicy() {
        app.wrap(SecurityHeaders.create());
        Response first = app.handle(Request.of("GET", "/"));
        String nonce = text(first).substring(0, text(first).indexOf(' '));
        assertThat(text(first)).isEqualTo(nonce + " " + nonce);
        assertThat(first.header(CSP)).contains("script-src 'self' 'nonce-" + nonce + "'").doesNotContain("{nonce}");
        assertThat(app.handle(Request.of("GET", "/")).header(CSP)).doesNotContain(nonce);
    }

    @Test
    void onlyHttpsHasStrictTransportSecurity() {
        app.wrap(SecurityHeaders.create().hsts(Duration.ofDays(1)));
        assertThat(app.handle(Request.of("GET", "/")).header(HSTS)).isNull();
        assertThat(app.handle(Request.of("GET", "/").withScheme("https")).header(HSTS)).isEqualTo("max-age=86400; includeSubDomains");
    }

    @Test
    void errorsAreProtectedToo() {
        Response response = app.wrap(SecurityHeaders.create()).handle(Request.of("GET", "/missing"));
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(response.header("Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
        assertThat(response.header("Permissions-Policy")).startsWith("camera=()");
        assertThat(response.header(CSP)).contains("frame-ancestors 'self'");
    }

    @Test
    void fieldThatAHandlerSetStays() {
        app.get("/framed", req -> Response.text("x").header(CSP, "frame-ancestors *"))
                .wrap(SecurityHeaders.create().without("X-Frame-Options"));
        assertThat(app.handle(Request.of("GET", "/framed")).headers().all(CSP)).containsExactly("frame-ancestors *");
        assertThat(app.handle(Request.of("GET", "/framed")).header("X-Frame-Options")).isNull();
    }

    @Test
    void pageThatTheClientHasKeepsItsNonce() {
        app.get("/kept", req -> Response.text("x").etag(ETag.strong("1")).conditional()).wrap(SecurityHeaders.create());
        Response response = app.handle(Request.of("GET", "/kept").withHeader("If-None-Match", "\"1\""));
        assertThat(response.status()).isEqualTo(304);
        assertThat(response.header(CSP)).isNull();
        assertThat(response.header("X-Frame-Options")).isNotNull();
    }

    @Test
    void reportedPolicyIsNotEnforced() {
        Response response = app.wrap(SecurityHeaders.create().cspReportOnly("default-src 'self'")).handle(Request.of("GET", "/"));
        assertThat(response.header(CSP)).isNull();
        assertThat(response.header(CSP + "-Report-Only")).isEqualTo("default-src 'self'");
    }

    @Test
    void asAHookItHoldsForABlueprint() {
        app.register(Blueprint.create("admin").before(SecurityHeaders.create().header("X-Frame-Options", "DENY")).get("/", req -> "x"),
                "/admin");
        assertThat(app.handle(Request.of("GET", "/admin/")).header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(app.handle(Request.of("GET", "/")).header("X-Frame-Options")).isNull();
    }

    private static String text(Response response) {
        return new String(response.data(), StandardCharsets.UTF_8);
    }
}

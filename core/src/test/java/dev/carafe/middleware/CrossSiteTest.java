package dev.carafe.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.Carafe;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrossSiteTest {
    private final Request post = Request.of("POST", "/pay").withHeader("Host", "shop.test");

    @ParameterizedTest
    @CsvSource({"same-origin, 200", "none, 200", "cross-site, 403", "same-site, 403", "'', 403", "SAME-ORIGIN, 403", "x, 403"})
    void browserSaysWhereARequestComesFrom(String site, int status) {
        assertThat(status(CrossSite.refuse(), post.withHeader("Sec-Fetch-Site", site))).isEqualTo(status);
        assertThat(status(CrossSite.refuse(), post.withHeader("Sec-Fetch-Site", site).withHeader("Origin", "null")))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"http://shop.test, 200", "https://shop.test, 200", "http://SHOP.test, 200", "http://shop.test:8080, 403", "null, 403",
            "http://evil.test, 403", "http://shop.test.evil.test, 403", "http://evilshop.test, 403", "http://shop.test@evil.test, 403",
            "shop.test, 403", "'', 403", "ftp://shop.test, 403"})
    void olderBrowserSendsTheOrigin(String origin, int status) {
        assertThat(status(CrossSite.refuse(), post.withHeader("Origin", origin))).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"http://shop.test/cart?x=1, 200", "http://evil.test/shop.test, 403", "http://shop.test.evil.test/, 403", "about:blank, 403",
            "not a url, 403"})
    void veryOldBrowserSendsTheReferrer(String page, int status) {
        assertThat(status(CrossSite.refuse(), post.withHeader("Referer", page))).isEqualTo(status);
    }

    @Test
    void pageByHttpIsAnotherSiteForHttps() {
        assertThat(status(CrossSite.refuse(), post.withScheme("https").withHeader("Origin", "http://shop.test"))).isEqualTo(403);
        assertThat(status(CrossSite.refuse(), post.withScheme("https").withHeader("Origin", "https://shop.test"))).isEqualTo(200);
        assertThat(status(CrossSite.refuse(), post.withHeader("Host", "shop.test:80").withHeader("Origin", "http://shop.test")))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "POST", "LOCK"})
    void whatMayChangeSomethingIsChecked(String method) {
        assertThat(status(CrossSite.refuse(), post.withMethod(method).withHeader("Sec-Fetch-Site", "cross-site"))).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void whatOnlyReadsIsNot(String method) {
        assertThat(status(CrossSite.refuse(), post.withMethod(method).withHeader("Sec-Fetch-Site", "cross-site"))).isEqualTo(200);
    }

    @Test
    void trustedOriginsAndExemptEndpointsPass() {
        Request foreign = post.withHeader("Sec-Fetch-Site", "cross-site").withHeader("Origin", "https://bank.test");
        assertThat(status(CrossSite.refuse().trust("https://bank.test"), foreign)).isEqualTo(200);
        assertThat(status(CrossSite.refuse().trust("https://bank.test"), foreign.withHeader("Origin", "https://bank.test.evil.test")))
                .isEqualTo(403);
        assertThat(status(CrossSite.refuse().exempt("pay"), foreign)).isEqualTo(200);
        assertThat(status(CrossSite.refuse().exempt("other"), foreign)).isEqualTo(403);
    }

    @Test
    void requestThatSaysNothingNeedsTheTokenOfItsSession() {
        App app = app(CrossSite.refuse().requireToken());
        Response form = app.handle(Request.of("GET", "/form"));
        String cookie = form.headers().all("Set-Cookie").getFirst().replaceFirst(";.*", "");
        String[] tokens = new String(form.data(), StandardCharsets.UTF_8).split(" ", -1);
        Request withSession = post.withHeader("Cookie", cookie);

        assertThat(tokens[0]).isNotEqualTo(tokens[1]);
        for (String token : tokens) {
            assertThat(app.handle(withSession.withHeader("X-CSRF-Token", token)).status()).isEqualTo(200);
            assertThat(app.handle(withSession.withHeader("Content-Type", "application/x-www-form-urlencoded")
                    .withBody(("csrf_token=" + token).getBytes(StandardCharsets.UTF_8))).status()).isEqualTo(200);
        }
        assertThat(app.handle(post.withHeader("X-CSRF-Token", tokens[0])).status()).as("without the session").isEqualTo(403);
        assertThat(app.handle(withSession).status()).as("without a token").isEqualTo(403);
        assertThat(app.handle(post).status()).as("without both").isEqualTo(403);
        assertThat(app.handle(withSession.withHeader("X-CSRF-Token", "A".repeat(86))).status()).as("another token").isEqualTo(403);
        assertThat(app.handle(withSession.withHeader("X-CSRF-Token", "%%")).status()).as("no token").isEqualTo(403);
    }

    @Test
    void tokenOfTheUserDoesNotHelpAnotherSite() {
        App app = app(CrossSite.refuse().requireToken());
        Response form = app.handle(Request.of("GET", "/form"));
        String cookie = form.headers().all("Set-Cookie").getFirst().replaceFirst(";.*", "");
        String token = new String(form.data(), StandardCharsets.UTF_8).split(" ", -1)[0];
        assertThat(app.handle(post.withHeader("Cookie", cookie).withHeader("X-CSRF-Token", token).withHeader("Origin", "null")).status())
                .isEqualTo(403);
    }

    @Test
    void debugModeWarnsOnceOfFormsWithSessionsWithoutIt() {
        assertThat(warnings(App.create("unguarded"))).singleElement().asString()
                .startsWith("POST /buy took a form and used the session").endsWith("app.before(CrossSite.refuse()).");
        assertThat(warnings(App.create("guarded").before(CrossSite.refuse()))).isEmpty();
    }

    private static List<String> warnings(App app) {
        app.config().set("DEBUG", true).set("SECRET_KEY", "a key of the test, long enough");
        app.post("/plain", req -> "x").post("/buy", req -> String.valueOf(Carafe.session().get("cart")));
        Logger logger = Logger.getLogger(app.name());
        List<String> warnings = new CopyOnWriteArrayList<>();
        logger.setFilter(line -> !warnings.add(line.getMessage()));
        Request form = Request.of("POST", "/buy").withHeader("Content-Type", "application/x-www-form-urlencoded");
        app.handle(form.withTarget("/plain"));
        app.handle(form.withHeader("Content-Type", "application/json"));
        app.handle(form);
        app.handle(form);
        return warnings;
    }

    private static int status(CrossSite guard, Request request) {
        return app(guard).handle(request).status();
    }

    private static App app(CrossSite guard) {
        App app = App.create("shop").before(guard).get("/form", req -> CrossSite.csrfToken() + " " + CrossSite.csrfToken());
        app.config().set("SECRET_KEY", "a key of the test, long enough");
        app.route("/pay").methods("GET", "POST", "PUT", "PATCH", "DELETE", "LOCK").endpoint("pay").to(req -> "paid");
        return app;
    }
}

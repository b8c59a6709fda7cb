package dev.carafe;

import static dev.carafe.Carafe.urlFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.http.Cookie;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.middleware.Mount;
import dev.carafe.middleware.ProxyFix;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RootPathTest {
    private final Blueprint teams = Blueprint.create("teams").get("/", "all", req -> urlFor(".all"));
    private final App app = App.create("below")
            .get("/x/<int:id>", "x", req -> urlFor("x", "id", 1) + " " + urlFor("static", "filename", "a.css"))
            .get("/app-url", req -> app().urlFor("x", "id", 1))
            .get("/external", req -> urlFor("x", "id", 1, "_external", true) + " " + urlFor("echo"))
            .get("/s/", "s", req -> "")
            .get("/me", req -> String.join(" ", req.url(), req.baseUrl(), req.urlRoot(), req.hostUrl(), req.rootPath(), req.path(),
                    req.fullPath(), req.rawPath()))
            .get("/login", req -> {
                Carafe.session().set("user", "ada");
                return "";
            })
            .register(teams, "/teams");

    RootPathTest() {
        app.websocket("/ws", "echo", ws -> { });
        app.config().set("SECRET_KEY", "0123456789abcdef");
    }

    private static App app() {
        return Carafe.app();
    }

    private App behindProxy() {
        return app.wrap(ProxyFix.DEFAULT.prefix(1));
    }

    private static Request request(String target) {
        return Request.of("GET", target).withHeader("X-Forwarded-Prefix", "/app");
    }

    private static String text(Response response) {
        return new String(response.data(), StandardCharsets.UTF_8);
    }

    @Test
    void headerMeansNothingWithoutTheMiddleware() {
        assertThat(text(app.handle(request("/x/1")))).isEqualTo("/x/1 /static/a.css");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/x/1      | /app/x/1 /app/static/a.css",
        "/app-url  | /app/x/1",
        "/external | http://localhost/app/x/1 ws://localhost/app/ws",
        "/teams/   | /app/teams/",
        "/me?q=%20 | http://localhost/app/me?q=%20 http://localhost/app/me http://localhost/app/ http://localhost/ /app /me /me?q=%20 /me"})
    void urlsBeginWithTheForwardedPrefix(String target, String seen) {
        assertThat(text(behindProxy().handle(request(target)))).isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/x/1      | /app/x/1 /app/static/a.css",
        "/external | http://localhost/app/x/1 ws://localhost/app/ws",
        "/teams/   | /app/teams/"})
    void urlsBeginWithTheApplicationRoot(String target, String seen) {
        app.config().set("APPLICATION_ROOT", "/app/");

        assertThat(text(app.handle(Request.of("GET", target)))).isEqualTo(seen);
    }

    @Test
    void forwardedPrefixIsBelievedMoreThanTheApplicationRoot() {
        app.config().set("APPLICATION_ROOT", "/elsewhere");

        assertThat(text(behindProxy().handle(request("/app-url")))).isEqualTo("/app/x/1");
        assertThat(text(app.handle(Request.of("GET", "/app-url").withHeader("X-Forwarded-Prefix", "/")))).isEqualTo("/x/1");
    }

    @Test
    void urlsOutsideOfRequestsBeginWithTheApplicationRoot() {
        app.config().set("APPLICATION_ROOT", "/app").set("SERVER_NAME", "ex.org");

        assertThat(app.urlFor("x", "id", 1)).isEqualTo("/app/x/1");
        assertThat(app.urlFor("x", "id", 1, "_external", true)).isEqualTo("http://ex.org/app/x/1");
        assertThat(app.urlFor("echo")).isEqualTo("ws://ex.org/app/ws");
    }

    @Test
    void applicationRootIsNoPartOfTheRules() {
        app.config().set("APPLICATION_ROOT", "/app");

        assertThat(app.handle(Request.of("GET", "/app/x/1")).status()).isEqualTo(404);
    }

    @Test
    void requestInAContextIsBelowTheApplicationRoot() throws Exception {
        app.config().set("APPLICATION_ROOT", "/app");

        assertThat(app.inRequest(Request.of("GET", "/teams/"), () -> urlFor(".all"))).isEqualTo("/app/teams/");
    }

    @Test
    void redirectOfSlashesStaysBelow() {
        behindProxy();

        assertThat(app.handle(request("/s?q=1")).header("Location")).isEqualTo("/app/s/?q=1");
        assertThat(app.handle(request("//x//1")).header("Location")).isEqualTo("/app/x/1");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"-, -, /app, /app", "-, -, -, /", "-, /root/, -, /root", "-, /root/, /app, /app",
            "/set, /root, /app, /set", "-, /, -, /"})
    void sessionCookieIsForTheAppOnly(String path, String root, String forwarded, String expected) {
        app.config().set("SESSION_COOKIE_PATH", path).set("APPLICATION_ROOT", root);
        Request login = Request.of("GET", "/login");

        Response response = behindProxy().handle(forwarded == null ? login : login.withHeader("X-Forwarded-Prefix", forwarded));

        Cookie cookie = Objects.requireNonNull(Cookie.parse(Objects.requireNonNull(response.header("Set-Cookie"))));
        assertThat(cookie.path()).isEqualTo(expected);
    }

    @Test
    void hostCookieStaysForTheWholeHost() {
        app.config().set("SESSION_COOKIE_NAME", "__Host-session").set("SESSION_COOKIE_SECURE", true);

        assertThat(behindProxy().handle(request("/login")).header("Set-Cookie")).endsWith("; Path=/");
    }

    @Test
    void middlewareSaysWhereTheAppIs() {
        app.wrap((req, next) -> next.handle(req.withRootPath("/a/b%20c/").withMethod("GET")));

        assertThat(text(app.handle(Request.of("POST", "/app-url")))).isEqualTo("/a/b%20c/x/1");
        assertThat(Request.of("GET", "/").withRootPath("/").rootPath()).isEmpty();
        assertThat(Request.of("GET", "/").withRootPath("").rootPath()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/app/x/1       | /app/x/1 /app/static/a.css",
        "/x/1           | /app/x/1 /app/static/a.css",
        "/app/me?q=1    | http://localhost/app/me?q=1 http://localhost/app/me http://localhost/app/ http://localhost/ /app /me /me?q=1 /me",
        "/app           | at the root /app",
        "/app/          | at the root /app"})
    void mountTakesOffWhatTheProxyLeavesOn(String target, String seen) {
        app.wrap(Mount.at("/app/")).get("/", req -> "at the root " + req.rootPath());

        assertThat(text(app.handle(Request.of("GET", target)))).isEqualTo(seen);
        assertThat(app.handle(Request.of("GET", "/application/x/1")).status()).isEqualTo(404);
        assertThat(app.handle(Request.of("GET", "/app/s?q=1")).header("Location")).isEqualTo("/app/s/?q=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "//evil", "/a//b", "/a/../b", "/..", "/.", "/a/%2e%2E", "/a/.%2e/b", "/a?b", "/a#b", "/a%2fb", "/a%5Cb",
            "/a\\b", "/a b", "/a%", "/a%2", "/a%zz", "/a%00", "/a%0d%0a", "/a;b", "/é", "/a\u0000", "/\"><script>", "http://evil/",
            "/a\uff11%\uff12\uff10"})
    void oddPrefixIsNoPrefix(String odd) {
        assertThatThrownBy(() -> Request.of("GET", "/").withRootPath(odd)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("An app can't be below the path '" + odd + "'.");
        if (odd.chars().allMatch(c -> c >= ' ' && c < 127)) {
            assertThat(text(behindProxy().handle(Request.of("GET", "/app-url").withHeader("X-Forwarded-Prefix", odd)))).isEqualTo("/x/1");
        }
    }
}

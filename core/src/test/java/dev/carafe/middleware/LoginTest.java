package dev.carafe.middleware;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.Blueprint;
import dev.carafe.Carafe;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginTest {
    private final Map<String, User> users = new ConcurrentHashMap<>(Map.of("ada", User.of("ada", "admin"), "bob", User.of("bob")));
    private final Login login = Login.by(users::get).page("login");
    private final App app = App.create("app").before(login)
            .get("/", req -> User.currentOrNull() == null ? "nobody" : User.current().name())
            .get("/plain", req -> "plain")
            .get("/login", "login", req -> "who are you?")
            .post("/login/<name>", req -> {
                Login.enter(users.get(req.pathParam("name")));
                return User.current().name() + " " + Login.next(req, "/");
            })
            .post("/logout", req -> {
                Login.leave();
                return String.valueOf(User.currentOrNull());
            })
            .register(Blueprint.create("account").before(login.required()).get("/", req -> User.current().name()).post("/", req -> "x")
                    .register(Blueprint.create("admin").before(User.requires("admin")).get("/admin", req -> "admin")), "/account");

    LoginTest() {
        app.config().set("SECRET_KEY", "a key of the test, long enough");
    }

    private String cookie(String name) {
        Response response = app.handle(Request.of("POST", "/login/" + name));
        return response.headers().all("Set-Cookie").getFirst().replaceFirst(";.*", "");
    }

    private Response get(String path, String cookie) {
        return app.handle(Request.of("GET", path).withHeader("Cookie", cookie));
    }

    private static String text(Response response) {
        return new String(response.data(), UTF_8);
    }

    @Test
    void whoLogsInIsKnownFromThenOn() {
        String ada = cookie("ada");
        assertThat(text(get("/", ada))).isEqualTo("ada");
        assertThat(text(get("/account/", ada))).isEqualTo("ada");
        assertThat(get("/account/admin", ada).status()).isEqualTo(200);
        assertThat(get("/account/admin", cookie("bob")).status()).isEqualTo(403);
        assertThat(text(get("/", "session=forged"))).isEqualTo("nobody");
    }

    @Test
    void whoHasNotLoggedInIsSentToThePageAndBack() {
        Response sent = get("/account/?tab=1", "a=b");
        assertThat(sent.status()).isEqualTo(302);
        assertThat(sent.header("Location")).isEqualTo("/login?next=/account/?tab%3D1");
        assertThat(text(app.handle(Request.of("POST", "/login/ada?next=/account/?tab%3D1")))).isEqualTo("ada /account/?tab=1");
        assertThat(app.handle(Request.of("POST", "/account/")).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"//evil.test, /", "https://evil.test/, /", "/\\evil.test, /", "javascript:alert(1), /", "'', /", "evil, /",
            "/%09/evil.test, /",
            "/%0d%0aX:1, /", "/ok/?a=b, /ok/?a=b"})
    void nextLeadsToNoOtherHost(String next, String target) {
        assertThat(text(app.handle(Request.of("POST", "/login/ada?next=" + next)))).isEqualTo("ada " + target);
    }

    @Test
    void whoLogsOutOrIsGoneIsNobody() {
        String ada = cookie("ada");
        Response out = app.handle(Request.of("POST", "/logout").withHeader("Cookie", ada));
        assertThat(text(out)).isEqualTo("null");
        assertThat(text(get("/", out.headers().all("Set-Cookie").getFirst().replaceFirst(";.*", "")))).isEqualTo("nobody");
        users.remove("ada");
        assertThat(text(get("/", ada))).isEqualTo("nobody");
    }

    @Test
    void sessionIsNotReadWhereNobodyAsks() {
        assertThat(get("/plain", cookie("ada")).header("Vary")).isNull();
        assertThat(get("/", cookie("ada")).header("Vary")).isEqualTo("Cookie");
    }

    @Test
    void loginIsThatOfFlaskLogin() {
        App flask = App.create("flask").get("/", req -> String.valueOf(Carafe.session().get("_user_id")));
        flask.config().set("SECRET_KEY", "a key of the test, long enough");
        assertThat(text(flask.handle(Request.of("GET", "/").withHeader("Cookie", cookie("ada"))))).isEqualTo("ada");
    }
}

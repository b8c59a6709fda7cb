package dev.carafe.middleware;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.Carafe;
import dev.carafe.http.Cookie;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** The recipe of docs/middleware.md: a login that outlives the session, and that can be taken back. */
class RememberMeTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The names of users by the hash of a token, as a table has them. */
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Cookie remember = Cookie.of("remember", "").httpOnly(true).secure(true).sameSite(Cookie.SameSite.LAX)
            .maxAge(Duration.ofDays(90));
    private final App app = App.create("app").before(Login.by(User::of))
            .before(req -> {
                String token = req.cookies().get("remember");
                String name = token == null || User.currentOrNull() != null ? null : tokens.get(hash(token));
                if (name != null) {
                    Login.enter(User.of(name));
                    Carafe.session().set("_fresh", false);
                }
            })
            .get("/", req -> User.currentOrNull() == null ? "nobody" : User.current().name())
            .get("/account", req -> Carafe.session().getBoolean("_fresh", false) ? "open" : "your password, please")
            .post("/login", req -> {
                Login.enter(User.of("ada"));
                byte[] random = new byte[32];
                RANDOM.nextBytes(random);
                String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
                tokens.put(hash(token), "ada");
                return Response.redirect("/").cookie(remember.value(token));
            })
            .post("/logout", req -> {
                String token = req.cookies().get("remember");
                if (token != null) {
                    tokens.remove(hash(token));
                }
                Login.leave();
                return Response.redirect("/").deleteCookie("remember");
            });

    RememberMeTest() {
        app.config().set("SECRET_KEY", "a key of the test, long enough");
    }

    private static String hash(String token) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
    }

    private static String cookie(Response response, String name) {
        return response.headers().all("Set-Cookie").stream().filter(each -> each.startsWith(name + "=")).findFirst().orElseThrow()
                .replaceFirst(";.*", "");
    }

    private String get(String path, String cookies) {
        return new String(app.handle(Request.of("GET", path).withHeader("Cookie", cookies)).data(), UTF_8);
    }

    @Test
    void theLoginOutlivesTheSession() {
        Response login = app.handle(Request.of("POST", "/login"));

        assertThat(login.headers().all("Set-Cookie").toString()).contains("; Max-Age=7776000; Secure; HttpOnly; Path=/; SameSite=Lax");
        assertThat(get("/", cookie(login, "remember"))).isEqualTo("ada");
        assertThat(get("/", "remember=forged")).isEqualTo("nobody");
    }

    @Test
    void aRememberedLoginIsNotFresh() {
        Response login = app.handle(Request.of("POST", "/login"));

        assertThat(get("/account", cookie(login, "session"))).isEqualTo("open");
        assertThat(get("/account", cookie(login, "remember"))).isEqualTo("your password, please");
        assertThat(get("/account", cookie(login, "session") + "; " + cookie(login, "remember"))).isEqualTo("open");
    }

    @Test
    void aLogoutTakesTheLoginBackWhoeverStillHasTheCookie() {
        String remembered = cookie(app.handle(Request.of("POST", "/login")), "remember");
        Response logout = app.handle(Request.of("POST", "/logout").withHeader("Cookie", remembered));

        assertThat(cookie(logout, "remember")).isEqualTo("remember=");
        assertThat(get("/", remembered)).isEqualTo("nobody");
        assertThat(tokens).isEmpty();
    }
}

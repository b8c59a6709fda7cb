package dev.carafe;

import static dev.carafe.Carafe.flash;
import static dev.carafe.Carafe.getFlashedMessages;
import static dev.carafe.Carafe.session;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.http.Cookie;
import dev.carafe.http.MultiValues;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.session.Session;
import dev.carafe.session.SessionInterface;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static App app() {
        App app = App.create("sessions")
                .get("/set", req -> {
                    session().set("user", "ada");
                    return "set";
                })
                .get("/get", req -> String.valueOf(session().get("user")))
                .get("/clear", req -> {
                    session().clear();
                    return "cleared";
                })
                .get("/permanent", req -> {
                    session().permanent(true);
                    return "permanent";
                })
                .get("/untouched", req -> "untouched");
        app.config().set("SECRET_KEY", "a key of more than sixteen bytes");
        return app;
    }

    private static Response get(App app, String target, String cookie) {
        return app.handle(Request.of("GET", target).withHeader("Cookie", cookie));
    }

    /** The cookie that a client would send after a response. */
    private static String cookieOf(Response response) {
        String set = response.header("Set-Cookie");
        assertThat(set).isNotNull();
        return set.substring(0, set.indexOf(';'));
    }

    private static String text(Response response) {
        return new String(response.data(), UTF_8);
    }

    @Test
    void aSessionIsThereInTheNextRequest() {
        App app = app();
        Response set = app.handle(Request.of("GET", "/set"));
        assertThat(set.header("Set-Cookie")).matches("session=[^;]+; HttpOnly; Path=/");
        assertThat(text(get(app, "/get", cookieOf(set)))).isEqualTo("ada");
    }

    @Test
    void anyAccessVariesByTheCookieAndNothingElseDoes() {
        App app = app();
        assertThat(app.handle(Request.of("GET", "/get")).headers().all("Vary")).containsExactly("Cookie");
        assertThat(app.handle(Request.of("GET", "/set")).headers().all("Vary")).containsExactly("Cookie");
        assertThat(app.handle(Request.of("GET", "/untouched")).header("Vary")).isNull();
        assertThat(get(app, "/untouched", "session=forged").header("Vary")).isNull();
    }

    @Test
    void aReadSetsNoCookieAndAForgedOneReadsAsEmpty() {
        App app = app();
        Response response = get(app, "/get", "session=eyJ1c2VyIjoiYWRhIn0.aaaaaa.bbbb");
        assertThat(text(response)).isEqualTo("null");
        assertThat(response.header("Set-Cookie")).isNull();
    }

    @Test
    void anEmptiedSessionDeletesTheCookie() {
        App app = app();
        String cookie = cookieOf(app.handle(Request.of("GET", "/set")));
        assertThat(get(app, "/clear", cookie).header("Set-Cookie")).startsWith("session=; Expires=Thu, 01 Jan 1970").contains("Max-Age=0");
    }

    @Test
    void aPermanentSessionIsSentAnewWithEachResponseUnlessThatIsSwitchedOff() {
        App app = app();
        String cookie = cookieOf(app.handle(Request.of("GET", "/permanent")));
        Response again = get(app, "/untouched", cookie);
        assertThat(again.header("Set-Cookie")).contains("Expires=");
        assertThat(again.header("Vary")).isEqualTo("Cookie");

        App without = app();
        without.config().set("SESSION_REFRESH_EACH_REQUEST", false);
        assertThat(get(without, "/untouched", cookie).header("Set-Cookie")).isNull();
    }

    @Test
    void theCookieIsAsConfigured() {
        App app = app();
        app.config().set("SESSION_COOKIE_NAME", "sid").set("SESSION_COOKIE_DOMAIN", "example.test").set("SESSION_COOKIE_PATH", "/s")
                .set("SESSION_COOKIE_HTTPONLY", false).set("SESSION_COOKIE_SECURE", true).set("SESSION_COOKIE_SAMESITE", "strict");
        assertThat(app.handle(Request.of("GET", "/set")).header("Set-Cookie"))
                .matches("sid=[^;]+; Domain=example.test; Secure; Path=/s; SameSite=Strict");
    }

    @Test
    void anOlderKeyOpensWhatTheNewestSigns() {
        App old = app();
        String cookie = cookieOf(old.handle(Request.of("GET", "/set")));
        App rotated = app();
        rotated.config().set("SECRET_KEY", "another key of sixteen bytes")
                .set("SECRET_KEY_FALLBACKS", List.of("a key of more than sixteen bytes"));
        assertThat(text(get(rotated, "/get", cookie))).isEqualTo("ada");
        assertThat(text(get(old, "/get", cookieOf(get(rotated, "/set", cookie))))).isEqualTo("null");
    }

    @Test
    void withoutAKeyASessionReadsAsEmptyAndAWriteFails() {
        App app = app().error(IllegalStateException.class, (req, error) -> error.getMessage());
        app.config().set("SECRET_KEY", null);
        assertThat(text(app.handle(Request.of("GET", "/get")))).isEqualTo("null");
        Response refused = app.handle(Request.of("GET", "/set"));
        assertThat(refused.status()).isEqualTo(500);
        assertThat(text(refused)).startsWith("The session can't be written, because there is no SECRET_KEY to sign it with.");
    }

    @Test
    void aShortKeyIsWarnedOf() {
        List<String> warnings = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger("short-key");
        logger.setFilter(line -> {
            warnings.add(line.getMessage());
            return false;
        });
        App app = App.create("short-key");
        app.config().set("SECRET_KEY", "fifteen bytes..");
        app.handle(Request.of("GET", "/"));
        assertThat(warnings).containsExactly("SECRET_KEY, or one of its fallbacks, has less than 16 bytes, so it can be guessed and any "
                + "session be forged. Make a better one: openssl rand -hex 32");
    }

    @Test
    void afterHooksMayWriteTheSession() {
        App app = app().after((req, res) -> { session().set("seen", true); return res; });
        assertThat(app.handle(Request.of("GET", "/untouched")).header("Set-Cookie")).isNotNull();
    }

    @Test
    void aSessionThatCantBeSavedIsA500WithoutACookie() {
        App app = app().get("/object", req -> {
            session().set("o", new Object());
            return "kept";
        });
        Response response = app.handle(Request.of("GET", "/object"));
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.header("Set-Cookie")).isNull();
    }

    @Test
    void flashedMessagesAreGivenOnceAndTheSameWithinOneRequest() {
        App app = app()
                .get("/flash", req -> {
                    flash("Saved.");
                    flash("Oh.", "error");
                    return "flashed";
                })
                .get("/messages", req -> List.of(getFlashedMessages(), getFlashedMessages(List.of("error")).size()));
        String cookie = cookieOf(app.handle(Request.of("GET", "/flash")));
        Response first = get(app, "/messages", cookie);
        assertThat(text(first)).isEqualTo("[[{\"category\":\"message\",\"text\":\"Saved.\"},{\"category\":\"error\",\"text\":\"Oh.\"}],1]");
        assertThat(text(get(app, "/messages", cookieOf(first)))).isEqualTo("[[],0]");
    }

    @Test
    void sessionsMayBeKeptElsewhere() {
        Map<String, Session> kept = new ConcurrentHashMap<>();
        App app = app().sessions(new SessionInterface() {
            @Override
            public Session open(MultiValues cookies) {
                Session session = kept.get(cookies.get("id", ""));
                return session == null ? Session.empty() : session;
            }

            @Override
            public Cookie save(Session session) {
                kept.put("1", session);
                return Cookie.of("id", "1");
            }
        });
        String cookie = cookieOf(app.handle(Request.of("GET", "/set")));
        assertThat(cookie).isEqualTo("id=1");
        assertThat(text(get(app, "/get", cookie))).isEqualTo("ada");
    }

    @Test
    void changeWhileTheAnswerIsSentIsLoggedAsLost() {
        Log log = new Log("late");
        App app = App.create("late")
                .get("/stream", req -> Response.stream(out -> session().set("late", 1)))
                .get("/early", req -> {
                    session().set("early", 1);
                    return Response.stream(out -> session().get("early"));
                });
        app.config().set("SECRET_KEY", "0123456789abcdef");

        assertThat(app.handle(Request.of("GET", "/early")).header("Set-Cookie")).startsWith("session=");
        assertThat(log.messages()).isEmpty();

        assertThat(app.handle(Request.of("GET", "/stream")).header("Set-Cookie")).isNull();
        assertThat(log.messages()).singleElement().asString().contains("after its cookie had been sent, so the change is lost.");
    }

    @Test
    void outsideOfARequestThereIsNoSession() {
        assertThatThrownBy(Carafe::session).isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("session() was called outside of a request.");
    }
}

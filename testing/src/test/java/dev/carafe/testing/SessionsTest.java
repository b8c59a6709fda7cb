package dev.carafe.testing;

import static dev.carafe.Carafe.flash;
import static dev.carafe.Carafe.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final App app = App.create("sessions")
            .get("/me", req -> String.valueOf(session().get("user")))
            .post("/login", req -> session().set("user", req.form().get("user")).get("user") + " is in")
            .post("/save", req -> {
                flash("Saved.", "info");
                return "saved";
            });
    private final TestClient client = TestClient.of(app);

    SessionsTest() {
        app.config().set("SECRET_KEY", "a key for tests only");
    }

    @Test
    void sessionIsWrittenForTheNextRequest() {
        client.session(session -> session.set("user", "ada"));

        assertThat(client.get("/me")).hasText("ada");
        assertThat(client.inRequest("/", () -> session().get("user"))).isEqualTo("ada");
        assertThat(client.fresh().get("/me")).hasText("null");
    }

    @Test
    void sessionThatTheAppWroteIsRead() {
        client.request("POST", "/login").form("user", "bob").send();

        client.session(session -> assertThat(session.get("user")).isEqualTo("bob"));
    }

    @Test
    void readingSetsNoCookie() {
        client.session(session -> assertThat(session.isEmpty()).isTrue());

        assertThat(client.cookies()).hasToString("CookieJar[]");
    }

    @Test
    void clearedSessionIsForgotten() {
        client.session(session -> session.set("user", "ada"));
        client.session(session -> session.clear());

        assertThat(client.get("/me")).hasText("null");
        assertThat(client.cookies().get("session")).isNull();
    }

    @Test
    void permanentSessionEndsWhenItsTimeHasPassed() {
        TestClock clock = TestClock.at(Instant.parse("2026-01-01T12:00:00Z"));
        app.clock(clock);
        client.session(session -> session.permanent(true).set("user", "ada"));

        clock.advance(Duration.ofDays(31).minusSeconds(1));
        assertThat(client.get("/me")).hasText("ada");
        clock.advance(Duration.ofDays(31).minusSeconds(1));
        assertThat(client.get("/me")).as("since each request begins its time anew").hasText("ada");
        clock.advance(Duration.ofDays(31));
        assertThat(client.get("/me")).hasText("null");
    }

    @Test
    void sessionThatIsSentAgainIsNoYoungerForIt() {
        TestClock clock = TestClock.now();
        app.clock(clock);
        client.session(session -> session.set("user", "ada"));
        String cookie = "session=" + client.cookies().get("session");

        clock.advance(Duration.ofDays(31));
        assertThat(client.fresh().header("Cookie", cookie).get("/me")).hasText("ada");
        clock.advance(Duration.ofSeconds(1));
        assertThat(client.fresh().header("Cookie", cookie).get("/me")).hasText("null");
    }

    @Test
    void sessionIsThatOfTheHostThatTheClientAsks() {
        TestClient shop = client.header("Host", "shop.example.org");
        shop.session(session -> session.set("user", "ada"));

        assertThat(shop.get("/me")).hasText("ada");
        assertThat(client.get("/me")).hasText("null");
    }

    @Test
    void flashedMessageIsSeen() {
        assertThat(client.post("/save")).hasText("saved").flashed("Saved.").hasCookie("session");
    }

    @Test
    void sessionWithoutAKeyCanNotBeWritten() {
        TestClient keyless = TestClient.of(App.create("keyless"));

        assertThatThrownBy(() -> keyless.session(session -> session.set("user", "ada"))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SECRET_KEY");
    }
}

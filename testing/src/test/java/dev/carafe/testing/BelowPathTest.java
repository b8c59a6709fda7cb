package dev.carafe.testing;

import static dev.carafe.Carafe.session;
import static dev.carafe.Carafe.urlFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.http.Cookie;
import dev.carafe.http.Response;
import dev.carafe.middleware.ProxyFix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BelowPathTest {
    private final App app = App.create("below")
            .get("/people/", "people", req -> urlFor("people"))
            .get("/lost", req -> Response.redirect("/people/"))
            .get("/visit", req -> {
                session().set("n", session().getInt("n", 0) + 1);
                return Response.redirect(urlFor("people"));
            })
            .get("/n", req -> "n is " + session().getInt("n", 0));

    BelowPathTest() {
        app.config().set("SECRET_KEY", "0123456789abcdef");
        app.websocket("/ws", "echo", ws -> ws.forEach(ws::send));
    }

    private static void assertWorksBelow(TestClient client) {
        assertThat(client.get("/people/")).hasText("/app/people/");
        assertThat(client.get("/app/people/")).hasText("/app/people/");
        assertThat(client.get("/people")).redirectsTo("/app/people/");
        assertThat(client.followRedirects().get("/app/people")).hasStatus(200);
        assertThat(client.followRedirects().get("/visit")).hasText("/app/people/");
        assertThat(client.get("/n")).hasText("n is 1");
        client.session(session -> session.set("n", session.getInt("n", 0) + 4));
        assertThat(client.get("/n")).hasText("n is 5");
        client.cookies().clear();
        client.session(session -> session.set("n", 7));
        client.get("/visit");
        assertThat(client.get("/n")).hasText("n is 8");
        assertThat(client.inRequest("/people/", () -> urlFor("people"))).isEqualTo("/app/people/");
    }

    @ParameterizedTest
    @EnumSource
    void clientStandsInFrontOfTheProxy(Transports transport) {
        app.wrap(ProxyFix.DEFAULT.prefix(1));
        try (TestClient client = transport.to(app)) {
            assertWorksBelow(client.below("/app/"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void clientKnowsTheApplicationRoot(Transports transport) {
        app.config().set("APPLICATION_ROOT", "/app");
        try (TestClient client = transport.to(app)) {
            assertWorksBelow(client);
        }
    }

    @Test
    void redirectThatLeavesTheAppIsNotFollowed() {
        app.config().set("APPLICATION_ROOT", "/app");

        assertThatThrownBy(() -> TestClient.of(app).followRedirects().get("/lost")).isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("/lost is sent to /people/, but the app is below /app. Build the URL by urlFor(...)");
    }

    @Test
    void socketsAreBelowToo() {
        app.config().set("APPLICATION_ROOT", "/app");
        TestClient client = TestClient.of(app);
        String url = client.inRequest("/people/", () -> urlFor("echo"));

        assertThat(url).isEqualTo("ws://localhost/app/ws");
        try (TestWebSocket socket = client.websocket("/app/ws")) {
            socket.send("a");
            assertThat(socket.receiveText()).isEqualTo("a");
        }
        try (TestWebSocket socket = client.websocket(url)) {
            assertThat(socket.response()).hasStatus(101);
        }
    }

    @Test
    void cookiesOfOtherPathsAreNotSent() {
        app.config().set("APPLICATION_ROOT", "/app");
        app.get("/cookies", req -> req.cookies().get("a", "-") + req.cookies().get("b", "-"));
        TestClient client = TestClient.of(app);
        client.cookies().set(Cookie.of("a", "1").path("/app")).set(Cookie.of("b", "2").path("/cookies"));

        assertThat(client.get("/cookies")).hasText("1-");
    }

    @Test
    void exceptionsAreThrownWhereTestingIsSet() {
        app.config().set("TESTING", true);
        app.get("/boom", req -> {
            throw new IllegalStateException("boom");
        }).error(500, (req, error) -> "handled");

        assertThatThrownBy(() -> TestClient.of(app).get("/boom")).hasMessage("boom");
        assertThat(TestClient.of(app).propagateExceptions(false).get("/boom")).hasStatus(500).hasText("handled");
    }
}

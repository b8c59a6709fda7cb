package dev.carafe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.http.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RedirectsTest {
    private final App app = App.create("redirects")
            .get("/old/", req -> Response.redirect("../new?from=old#top"))
            .get("/new", req -> "new, " + req.queryString())
            .get("/login", req -> Response.redirect("/me", 303).cookie(dev.carafe.http.Cookie.of("user", "ada")))
            .get("/me", req -> "I am " + req.cookies().get("user"))
            .route("/moved/<code:int>").methods("GET", "POST").to(req -> Response.redirect("http://localhost/told", req.pathInt("code")))
            .route("/told").methods("GET", "POST").to(req -> req.method() + " " + req.text() + " " + req.header("Content-Type"));

    @ParameterizedTest
    @EnumSource
    void redirectIsFollowedOnlyIfAskedFor(Transports transport) {
        try (TestClient client = transport.to(app)) {
            assertThat(client.get("/old/")).hasStatus(302).redirectsTo("../new?from=old#top");
            assertThat(client.followRedirects().get("/old/")).hasStatus(200).hasText("new, from=old");
            assertThat(client.get("/old/")).hasStatus(302);
        }
    }

    @Test
    void wayIsRemembered() {
        TestResponse response = TestClient.of(app).followRedirects().get("/old");

        assertThat(response.history()).extracting(TestResponse::target).containsExactly("/old", "/old/");
        assertThat(response.target()).isEqualTo("/new?from=old");
        assertThat(response.history().getFirst()).redirectsTo("/old/");
    }

    @Test
    void cookieThatIsSetOnTheWayIsSentAtOnce() {
        assertThat(TestClient.of(app).followRedirects().get("/login")).hasText("I am ada");
    }

    @Test
    void onlyStatus307And308KeepMethodAndBody() {
        TestClient client = TestClient.of(app).followRedirects();

        for (int code : new int[] {301, 302, 303}) {
            assertThat(client.post("/moved/" + code, 1)).hasText("GET  null");
            assertThat(client.head("/moved/" + code)).hasStatus(200).hasNoBody();
        }
        for (int code : new int[] {307, 308}) {
            assertThat(client.post("/moved/" + code, 1)).hasText("POST 1 application/json");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "?page=2                         | /a/b/to?page=2",
        "''                              | /a/b/to?from={x}",
        "#top                            | /a/b/to?from={x}",
        "c                               | /a/b/c",
        "c/?x={a}                        | /a/b/c/?x={a}",
        "./c                             | /a/b/c",
        "..                              | /a/",
        "../../../c                      | /c",
        "c/.                             | /a/b/c/",
        "/a/../c/%2e%2E/d                | /d",
        "/a//c                           | /a//c",
        "//localhost/c                   | /c",
        "http://localhost                | /",
        "http://localhost:80/c           | /c",
        "HTTP://LOCALHOST/c?x=//#top     | /c?x=//",
        "https://localhost:443/c         | /c",
        "/%zz                            | /%zz",
        "http://localhost:8080/c         | -",
        "https://localhost:80/c          | -",
        "//localhost.example/c           | -",
        "mailto:ada@example.com          | -",
    })
    void redirectLeadsWhereABrowserGoes(String location, @Nullable String target) {
        Place place = Place.of("localhost", "/a/b/to?from={x}").resolve(location);
        assertThat("localhost".equals(place.authority()) ? place.target() : null).isEqualTo(target);
    }

    @Test
    void redirectToAnotherPageOfTheSameListIsFollowed() {
        App list = App.create("list").get("/list/all", req -> {
            return req.args().contains("page") ? req.fullPath() : Response.redirect("?page=2");
        });
        assertThat(TestClient.of(list).followRedirects().get("/list/all?sort={name}")).hasText("/list/all?page=2");
    }

    @Test
    void redirectToAnotherHostIsNotFollowed() {
        App leaving = App.create("leaving").get("/", req -> Response.redirect("https://example.com/x"));
        assertThatThrownBy(() -> TestClient.of(leaving).followRedirects().get("/"))
                .hasMessageStartingWith("/ is sent to https://example.com/x, which is no place of the app.");
    }

    @Test
    void assertionSaysWhereTheResponseLeads() {
        TestClient client = TestClient.of(app);

        assertThatThrownBy(() -> assertThat(client.get("/old/")).redirectsTo("/new"))
                .hasMessageStartingWith("Expected a redirect to '/new', but it is 302 to '../new?from=old#top'.");
        assertThatThrownBy(() -> assertThat(client.get("/new")).redirectsTo("/new"))
                .hasMessageStartingWith("Expected a redirect to '/new', but it is 200.");
    }
}

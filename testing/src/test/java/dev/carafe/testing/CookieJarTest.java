package dev.carafe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.http.Cookie;
import dev.carafe.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CookieJarTest {
    private final App app = App.create("cookies")
            .get("/echo", req -> req.cookies().toMap())
            .get("/deep/echo", req -> req.cookies().toMap())
            .get("/deeper/echo", req -> req.cookies().toMap())
            .get("/set", req -> setting(req.queryString().replace("%20", " ")))
            .get("/deep/set", req -> setting(req.queryString().replace("%20", " ")));
    private final TestClient client = TestClient.of(app);

    private static Response setting(String cookie) {
        return Response.text("set").addHeader("Set-Cookie", cookie);
    }

    @Test
    void cookieComesBackUntilItIsDeleted() {
        assertThat(client.get("/set?a=1")).hasCookie("a").hasCookie("a", "1").hasNoCookie("b");
        assertThat(client.get("/echo")).hasText("{\"a\":[\"1\"]}");
        assertThat(client.cookies().get("a")).isEqualTo("1");

        assertThat(client.get("/set?a=;%20Max-Age=0")).deletesCookie("a").hasNoCookie("a");
        assertThat(client.get("/echo")).hasText("{}");
        assertThat(client.cookies().get("a")).isNull();
    }

    @Test
    void freshClientIsAnotherUser() {
        client.get("/set?a=1");

        assertThat(client.fresh().get("/echo")).hasText("{}");
        assertThat(client.header("X-Key", "1").get("/echo")).hasText("{\"a\":[\"1\"]}");
    }

    @Test
    void cookieOfAFolderIsSentThereOnly() {
        client.get("/deep/set?a=1");
        client.get("/set?b=2;%20Path=/deep");

        assertThat(client.get("/deep/echo")).hasText("{\"a\":[\"1\"],\"b\":[\"2\"]}");
        assertThat(client.get("/deeper/echo")).hasText("{}");
        assertThat(client.get("/echo")).hasText("{}");
    }

    @Test
    void cookieOfTheLongestPathComesFirst() {
        client.get("/set?a=root;%20Path=/");
        client.get("/set?a=deep;%20Path=/deep");

        assertThat(client.get("/deep/echo")).hasText("{\"a\":[\"deep\",\"root\"]}");
        assertThat(client.get("/echo")).hasText("{\"a\":[\"root\"]}");
    }

    @Test
    void cookieOfADomainIsSentToItsHosts() {
        TestClient shop = client.header("Host", "shop.example.org:8080");
        shop.get("/set?a=1;%20Domain=example.org");
        shop.get("/set?b=2;%20Domain=evil.org");
        shop.get("/set?c=3");

        assertThat(shop.get("/echo")).hasText("{\"a\":[\"1\"],\"c\":[\"3\"]}");
        assertThat(client.header("Host", "www.EXAMPLE.org").get("/echo")).hasText("{\"a\":[\"1\"]}");
        assertThat(client.header("Host", "notexample.org").get("/echo")).hasText("{}");
    }

    @Test
    void cookieThatIsTooOldIsNotSent() {
        Instant[] now = {Instant.parse("2026-01-01T00:00:00Z")};
        CookieJar jar = new CookieJar(() -> now[0]);
        jar.set(Cookie.of("a", "1").maxAge(Duration.ofMinutes(5))).set(Cookie.of("b", "2").expires(now[0].plusSeconds(60)));
        SentRequest request = TestRequest.get("/").sent(ClientOptions.DEFAULTS, null);

        assertThat(jar.matching(request)).extracting(Cookie::name).containsExactlyInAnyOrder("a", "b");
        now[0] = now[0].plusSeconds(60);
        assertThat(jar.matching(request)).extracting(Cookie::name).containsExactly("a");
        now[0] = now[0].plusSeconds(240);
        assertThat(jar.get("a")).isNull();
    }

    @Test
    void cookiesOfOneNameAreAllSentTheLongestPathFirst() {
        CookieJar jar = new CookieJar(Instant::now).set(Cookie.of("a", "root")).set(Cookie.of("a", "sub").path("/sub"));
        SentRequest request = TestRequest.get("/sub/x").sent(ClientOptions.DEFAULTS, jar);

        assertThat(request.headers().get("Cookie")).isEqualTo("a=sub; a=root");
    }

    @Test
    void testSetsAndClearsCookies() {
        client.cookies().set(Cookie.of("theme", "dark; \"blue\""));
        assertThat(client.get("/echo")).json("", Map.of("theme", new String[] {"dark; \"blue\""}));
        assertThat(client.cookies()).hasToString("CookieJar[theme]");

        client.cookies().clear();
        assertThat(client.get("/echo")).hasText("{}");
    }

    @Test
    void cookieOfOneRequestTakesThePlaceOfAKeptOne() {
        client.cookies().set(Cookie.of("a", "kept")).set(Cookie.of("b", "kept"));

        assertThat(client.request("GET", "/echo").cookie("a", "once").send()).hasText("{\"a\":[\"once\"],\"b\":[\"kept\"]}");
        assertThat(client.request("GET", "/echo").header("Cookie", "raw=1").send()).hasText("{\"raw\":[\"1\"]}");
        assertThat(client.cookies().get("a")).isEqualTo("kept");
    }

    @Test
    void assertionsSayWhatBecameOfACookie() {
        assertThatThrownBy(() -> assertThat(client.get("/set?a=1")).hasCookie("a", "2"))
                .hasMessageStartingWith("Expected the cookie 'a' to be set to '2', but it is '1'.");
        assertThatThrownBy(() -> assertThat(client.get("/echo")).hasCookie("a", "2"))
                .hasMessageStartingWith("Expected the cookie 'a' to be set to '2', but it is not set.");
        assertThatThrownBy(() -> assertThat(client.get("/set?a=1")).deletesCookie("a"))
                .hasMessageStartingWith("Expected the cookie 'a' to be deleted, but it is set.");
    }
}

package sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carafe.testing.TestClient;
import dev.carafe.testing.TestResponse;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

class RedisSessionsTest {
    private static RedisServer server;
    private static RedisClient redis;

    private final TestClient client = TestClient.of(Visits.app(redis));

    @BeforeAll
    static void startRedis() throws IOException {
        assumeTrue(RedisServer.isInstalled(), "Skipped: there is no redis-server on the PATH (Debian: apt install redis-server).");
        server = RedisServer.start();
        redis = RedisClient.create(server.uri());
    }

    @AfterAll
    static void stopRedis() {
        if (server != null) {
            redis.close();
            server.close();
        }
    }

    private static String cookieOf(TestResponse response) {
        return response.header("Set-Cookie").replaceFirst(";.*", "");
    }

    /** Sends a request with this cookie and no other. */
    private TestResponse send(String method, String path, String cookie) {
        return client.fresh().request(method, path).header("Cookie", cookie).send();
    }

    @Test
    void theCookieHoldsAnIdAndRedisTheData() {
        TestResponse first = client.fresh().get("/");
        assertThat(first).json("/visits", 1);
        assertThat(first.header("Set-Cookie")).matches("sid=[\\w-]{43}; HttpOnly; Path=/; SameSite=Lax");
        String key = "session:" + cookieOf(first).substring("sid=".length());
        assertThat(redis.get(key)).isEqualTo("{\"visits\":1}");
        assertThat(redis.ttl(key)).isBetween(3590L, 3600L);
        assertThat(send("GET", "/", cookieOf(first))).json("/visits", 2);
    }

    @Test
    void eachClientHasASessionOfItsOwn() {
        TestClient ada = client.fresh();
        TestClient bob = client.fresh();
        assertThat(cookieOf(ada.get("/"))).isNotEqualTo(cookieOf(bob.get("/")));
        ada.get("/");
        assertThat(bob.get("/")).json("/visits", 2);
    }

    @Test
    void aClearedSessionIsGoneWhoeverStillHasTheCookie() {
        String cookie = cookieOf(client.fresh().get("/"));
        assertThat(send("POST", "/logout", cookie).header("Set-Cookie")).startsWith("sid=; Expires=Thu, 01 Jan 1970");
        assertThat(redis.exists("session:" + cookie.substring("sid=".length()))).isFalse();
        assertThat(send("GET", "/", cookie)).json("/visits", 1);
    }

    @Test
    void anIdThatAClientMadeUpIsNotTaken() {
        TestResponse response = send("GET", "/", "sid=mine");
        assertThat(response).json("/visits", 1);
        assertThat(cookieOf(response)).isNotEqualTo("sid=mine");
    }
}

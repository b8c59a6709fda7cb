package dev.carafe.middleware;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.Blueprint;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserTest {
    private final App app = App.create("app")
            .register(Blueprint.create("admin").before(BasicAuth.create("the \"admin\"", UserTest::byPassword))
                    .get("/", req -> User.current().name())
                    .register(Blueprint.create("root").before(User.requires("root")).get("/root", req -> "root")), "/admin")
            .register(Blueprint.create("api").before(BearerAuth.create("api", token -> token.equals("t1") ? User.of("bot") : null))
                    .get("/", req -> User.current().name()), "/api")
            .get("/me", req -> User.current().name());

    private static User byPassword(String name, String password) {
        return password.equals("p:" + name) ? User.of(name, name.equals("ada") ? "root" : "guest") : null;
    }

    @ParameterizedTest
    @CsvSource({"/admin/, ada, p:ada, 200", "/admin/, bob, p:bob, 200", "/admin/root, ada, p:ada, 200", "/admin/root, bob, p:bob, 403",
            "/admin/, ada, x, 401", "/admin/root, ada, x, 401"})
    void passwordAndRoleDecide(String path, String name, String password, int status) {
        String pair = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8));
        assertThat(get(path, "Basic " + pair).status()).isEqualTo(status);
    }

    @Test
    void withoutAPasswordItIsAskedFor() {
        Response response = app.handle(Request.of("GET", "/admin/"));
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Basic realm=\"the \\\"admin\\\"\", charset=\"UTF-8\"");
        assertThat(get("/admin/", "Bearer t1").status()).isEqualTo(401);
        assertThat(get("/admin/", "Basic %%").status()).isEqualTo(401);
    }

    @Test
    void tokenDecides() {
        assertThat(new String(get("/api/", "Bearer t1").data(), UTF_8)).isEqualTo("bot");
        assertThat(get("/api/", "Bearer t2").status()).isEqualTo(401);
        assertThat(get("/api/", "Bearer t2").header("WWW-Authenticate")).isEqualTo("Bearer realm=\"api\", error=\"invalid_token\"");
        assertThat(app.handle(Request.of("GET", "/api/")).header("WWW-Authenticate")).isEqualTo("Bearer realm=\"api\"");
    }

    @Test
    void aKeyDecidesWhereverItIsSent() {
        App keys = App.create("keys")
                .register(Blueprint.create("header").before(ApiKeyAuth.inHeader("X-API-Key", UserTest::byKey))
                        .get("/", req -> User.current().name()), "/header")
                .register(Blueprint.create("query").before(ApiKeyAuth.inQuery("key", UserTest::byKey))
                        .get("/", req -> User.current().name()), "/query")
                .register(Blueprint.create("cookie").before(ApiKeyAuth.inCookie("key", UserTest::byKey))
                        .get("/", req -> User.current().name()), "/cookie");
        Request inHeader = Request.of("GET", "/header/").withHeader("X-API-Key", "k1");

        assertThat(new String(keys.handle(inHeader).data(), UTF_8)).isEqualTo("bot");
        assertThat(new String(keys.handle(Request.of("GET", "/query/?key=k1")).data(), UTF_8)).isEqualTo("bot");
        assertThat(new String(keys.handle(Request.of("GET", "/cookie/").withHeader("Cookie", "key=k1")).data(), UTF_8)).isEqualTo("bot");
        assertThat(keys.handle(Request.of("GET", "/query/?key=k2")).status()).isEqualTo(401);
        assertThat(keys.handle(Request.of("GET", "/query/?key=")).status()).isEqualTo(401);
        assertThat(keys.handle(Request.of("GET", "/header/?key=k1")).header("WWW-Authenticate")).isEqualTo("ApiKey");
    }

    private static User byKey(String key) {
        return key.equals("k1") ? User.of("bot") : null;
    }

    @Test
    void withoutAGuardThereIsNoUser() {
        assertThat(get("/me", "Bearer t1").status()).isEqualTo(401);
    }

    private Response get(String path, String authorization) {
        return app.handle(Request.of("GET", path).withHeader("Authorization", authorization));
    }
}

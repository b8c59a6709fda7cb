package dev.carafe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.Blueprint;
import dev.carafe.middleware.BasicAuth;
import dev.carafe.middleware.BearerAuth;
import dev.carafe.middleware.Login;
import dev.carafe.middleware.User;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that somebody has logged in with. */
class LoggedInTest {
    private final Login login = Login.by(name -> null);
    private final App app = App.create("guarded").before(login)
            .get("/", req -> User.currentOrNull() == null ? "nobody" : User.current().name())
            .websocket("/socket", ws -> ws.send(User.current().name()))
            .register(guarded("login").before(login.required()), "/login")
            .register(guarded("basic").before(BasicAuth.create("x", (name, password) -> null)), "/basic")
            .register(guarded("bearer").before(BearerAuth.create("x", token -> null)).before(User.requires("admin")), "/bearer");

    private static Blueprint guarded(String name) {
        return Blueprint.create(name).get("/", req -> User.current().name());
    }

    static Stream<Function<App, TestClient>> transports() {
        return Stream.of(TestClient::of, TestClient::live);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void everyGuardLetsTheUserIn(Function<App, TestClient> transport) {
        app.config().set("SECRET_KEY", "a key of the test, long enough");
        try (TestClient client = transport.apply(app)) {
            TestClient ada = client.loggedInAs(User.of("ada", "admin"));
            for (String path : new String[] {"/", "/login/", "/basic/", "/bearer/"}) {
                assertThat(ada.get(path)).hasStatus(200).hasText("ada");
            }
            assertThat(client.loggedInAs(User.of("bob")).get("/bearer/")).hasStatus(403);
            try (TestWebSocket socket = ada.websocket("/socket")) {
                assertThat(socket.receiveText()).isEqualTo("ada");
            }
            assertThat(client.get("/")).hasText("nobody");
            assertThat(client.get("/basic/")).hasStatus(401);
        }
    }
}

package dev.carafe;

import static dev.carafe.Carafe.abort;
import static dev.carafe.Carafe.g;
import static dev.carafe.Carafe.session;
import static dev.carafe.Carafe.urlFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.carafe.cli.RouteTable;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.routing.Rule;
import dev.carafe.websocket.WebSocketHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The handshake, which is a request like any other. */
class WebSocketTest {
    private static final WebSocketHandler SILENT = ws -> { };

    private final App app = App.create("sockets").websocket("/ws", "ws", SILENT).get("/page", req -> "page");

    private static Request handshake(String target) {
        return Request.of("GET", target).withHeader("Connection", "keep-alive, Upgrade").withHeader("Upgrade", "WebSocket")
                .withHeader("Sec-WebSocket-Version", "13").withHeader("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    }

    private Response open(String target) {
        return app.handle(handshake(target));
    }

    /** The example of RFC 6455, section 1.3. */
    @Test
    void aHandshakeIsAnsweredWith101() {
        Response response = open("/ws");
        assertThat(response.status()).isEqualTo(101);
        assertThat(response.header("Upgrade")).isEqualTo("websocket");
        assertThat(response.header("Connection")).isEqualTo("Upgrade");
        assertThat(response.header("Sec-WebSocket-Accept")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        assertThat(response.header("Sec-WebSocket-Extensions")).isNull();
        assertThat(response.data()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "dGhlIHNhbXBsZSBub25jZQ=", "dGhlIHNhbXBsZSBub25jZSE=", "dGhlIHNhbXBsZSBub25j!!=="})
    void aKeyThatIsNoneIsRefused(String key) {
        assertThat(app.handle(handshake("/ws").withHeader("Sec-WebSocket-Key", key)).status()).isEqualTo(400);
    }

    @Test
    void anotherVersionIsToldTheRightOne() {
        Response response = app.handle(handshake("/ws").withHeader("Sec-WebSocket-Version", "8"));
        assertThat(response.status()).isEqualTo(426);
        assertThat(response.header("Sec-WebSocket-Version")).isEqualTo("13");
    }

    @ParameterizedTest
    @CsvSource({"http://localhost, 101", "https://localhost, 101", "http://LOCALHOST, 101", "http://localhost:80, 403",
        "http://evil.example, 403", "http://localhost.evil.example, 403", "http://localhost:8080, 403", "null, 403", "'', 403"})
    void pagesOfOtherServersOpenNoSocket(String origin, int status) {
        assertThat(app.handle(handshake("/ws").withHeader("Origin", origin)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"example.org:443, https://example.org, 101", "example.org:80, http://example.org, 101",
        "example.org:443, http://example.org, 403", "example.org:8080, http://example.org:8080, 101"})
    void theDefaultPortNeedNotBeSaid(String host, String origin, int status) {
        assertThat(app.handle(handshake("/ws").withHeader("Host", host).withHeader("Origin", origin)).status()).isEqualTo(status);
    }

    @Test
    void otherOriginsMayBeAllowed() {
        app.config().set("WEBSOCKET_ORIGINS", List.of("https://app.example.org"));
        assertThat(app.handle(handshake("/ws").withHeader("Origin", "https://app.example.org")).status()).isEqualTo(101);
        assertThat(app.handle(handshake("/ws").withHeader("Origin", "http://localhost")).status()).isEqualTo(101);
        assertThat(app.handle(handshake("/ws").withHeader("Origin", "http://app.example.org")).status()).isEqualTo(403);
    }

    @Test
    void allOriginsMayBeAllowed() {
        app.config().set("WEBSOCKET_ORIGINS", "*");
        assertThat(app.handle(handshake("/ws").withHeader("Origin", "null")).status()).isEqualTo(101);
    }

    @ParameterizedTest
    @CsvSource({"GET, 426", "HEAD, 426", "POST, 405", "OPTIONS, 405"})
    void anOrdinaryRequestIsToldWhatTheUrlIsFor(String method, int status) {
        Response response = app.handle(Request.of(method, "/ws"));
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("Upgrade")).isEqualTo(status == 426 ? "websocket" : null);
        assertThat(response.header("Allow")).isEqualTo(status == 405 ? "GET" : null);
    }

    @Test
    void aPostOpensNoSocket() {
        assertThat(app.handle(handshake("/ws").withMethod("POST")).status()).isEqualTo(405);
    }

    @Test
    void anUpgradeThatTheConnectionDoesNotNameIsIgnored() {
        assertThat(app.handle(handshake("/ws").withHeader("Connection", "keep-alive")).status()).isEqualTo(426);
        assertThat(app.handle(handshake("/page").withHeader("Connection", "keep-alive")).status()).isEqualTo(200);
        assertThat(app.handle(handshake("/page").withHeader("Upgrade", "h2c")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/page, 400", "/nothing, 404", "/ws/, 404"})
    void whereThereIsNoSocketNoneIsOpened(String target, int status) {
        assertThat(open(target).status()).isEqualTo(status);
    }

    @Test
    void aSocketAndARouteMayShareAPath() {
        app.get("/ws", req -> "page");
        assertThat(open("/ws").status()).isEqualTo(101);
        assertThat(Call.text(Call.get(app, "/ws"))).isEqualTo("page");
    }

    @Test
    void hooksHoldForHandshakes() {
        List<String> calls = new ArrayList<>();
        app.config().set("SECRET_KEY", "0123456789abcdef");
        app.before(req -> session().set("seen", true)).after((req, res) -> res.header("X-After", String.valueOf(res.status())))
                .wrap((req, next) -> next.handle(req).header("X-Wrapped", "yes"))
                .teardown((req, error) -> calls.add("teardown of " + req.endpoint()));
        Response response = open("/ws");
        assertThat(response.status()).isEqualTo(101);
        assertThat(response.header("X-After")).isEqualTo("101");
        assertThat(response.header("X-Wrapped")).isEqualTo("yes");
        assertThat(response.header("Set-Cookie")).startsWith("session=");
        assertThat(calls).containsExactly("teardown of ws");
    }

    @Test
    void aHookMayRefuse() {
        app.before(req -> abort(401)).jsonErrors();
        Response response = open("/ws");
        assertThat(response.status()).isEqualTo(401);
        assertThat(Call.text(response)).contains("\"code\":401");
    }

    @Test
    void anAfterHookMayTurnItDown() {
        app.after((req, res) -> res.status(503));
        Response response = open("/ws");
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.data()).isEmpty();
    }

    @Test
    void blueprintsHaveSocketsToo() {
        Blueprint chat = Blueprint.create("chat").websocket("/<room>", "room", SILENT).before(req -> g().set("blueprint", req.blueprint()))
                .after((req, res) -> res.header("X-Room", req.pathParam("room") + " of " + g().get("blueprint")));
        app.register(chat, "/chat");
        assertThat(open("/chat/tea").header("X-Room")).isEqualTo("tea of chat");
    }

    @Test
    void theUrlOfASocketIsAbsolute() throws Exception {
        app.get("/url", req -> urlFor("ws", "tab", 1));
        Request plain = Request.of("GET", "/url").withHeader("Host", "example.test:8080");
        assertThat(Call.text(app.handle(plain))).isEqualTo("ws://example.test:8080/ws?tab=1");
        assertThat(Call.text(app.handle(plain.withScheme("https")))).isEqualTo("wss://example.test:8080/ws?tab=1");
        app.config().set("SERVER_NAME", "example.org");
        assertThat(app.urlFor("ws")).isEqualTo("ws://example.org/ws");
        assertThat(app.urlFor("ws", "_scheme", "https")).isEqualTo("wss://example.org/ws");
    }

    @Test
    void anEndpointIsNamedByTheRuleIfNotOtherwise() {
        app.websocket("/other", SILENT);
        assertThat(app.urlMap().rules()).filteredOn(Rule::websocket).extracting(Rule::endpoint)
                .containsExactlyInAnyOrder("ws", "WS /other");
        assertThat(RouteTable.of(app.urlMap().rules())).containsPattern("WS /other +WS +/other");
    }

    @Test
    void aNameThatIsNoSubprotocolIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> WebSocketHandler.withSubprotocols(List.of("v1", "v 2"), SILENT)).withMessage(
                "'v 2' is no name for a subprotocol. A name is made of letters, digits and !#$%&'*+-.^_`|~ (RFC 6455, section 4.1).");
    }

    @Test
    void aSubprotocolIsTheFirstOfTheClientThatIsSpoken() {
        app.websocket("/chat", WebSocketHandler.withSubprotocols(List.of("v1", "v2"), SILENT));
        Map<String, @Nullable String> chosen = Map.of("v2, v1", "v2", "v3,v1", "v1");
        chosen.forEach((offered, protocol) -> assertThat(app.handle(handshake("/chat").withHeader("Sec-WebSocket-Protocol", offered))
                .header("Sec-WebSocket-Protocol")).isEqualTo(protocol));
        assertThat(app.handle(handshake("/chat").withHeader("Sec-WebSocket-Protocol", "v3")).header("Sec-WebSocket-Protocol")).isNull();
    }
}

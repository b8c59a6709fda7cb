package dev.carafe.openapi;

import static dev.carafe.openapi.Documents.document;
import static dev.carafe.openapi.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carafe.App;
import dev.carafe.Before;
import dev.carafe.Blueprint;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.middleware.ApiKeyAuth;
import dev.carafe.middleware.BearerAuth;
import dev.carafe.middleware.User;
import dev.carafe.operation.Guard;
import dev.carafe.operation.OAuthFlow;
import dev.carafe.operation.SecurityRequirement;
import dev.carafe.operation.SecurityScheme;
import dev.carafe.testing.TestClient;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the document says of operations besides their bodies: words, headers of responses, and who may call them. */
class OperationsTest {
    private static final SecurityScheme OAUTH = SecurityScheme.oauth2(
            OAuthFlow.authorizationCode("https://id.example.org/authorize", "https://id.example.org/token")
                    .refresh("https://id.example.org/refresh").scope("people:write", "Add and change people"),
            OAuthFlow.clientCredentials("https://id.example.org/token"));

    private static App app() {
        return App.create("people").install(OpenApi.create("People", "1.0"));
    }

    @ParameterizedTest
    @CsvSource({"read_item, Read Item", "readItem, Read Item", "read-item, Read Item", "item, Item", "größe, Größe",
            "get2ndItem, Get2nd Item",
            "readHTTP, Read HTTP"})
    void aSummaryFollowsFromTheEndpoint(String endpoint, String summary) {
        App app = app().get("/items", endpoint, req -> "")
                .register(Blueprint.create("shop").get("/things", endpoint, req -> ""), "/shop");

        assertThat(document(app).at("/paths/~1items/get/summary").asText()).isEqualTo(summary);
        assertThat(document(app).at("/paths/~1shop~1things/get/summary").asText()).isEqualTo(summary);
    }

    @Test
    void aSummaryOfNoNameIsThatOfTheMethodAndThePath() {
        App app = app().get("/people/<id:int>", req -> "").route("/said").endpoint("said").summary("As said").to(req -> "")
                .get("/", req -> "");

        assertThat(document(app).at("/paths/~1people~1{id}/get/summary").asText()).isEqualTo("Get People By Id");
        assertThat(document(app).at("/paths/~1said/get/summary").asText()).isEqualTo("As said");
        assertThat(document(app).at("/paths/~1/get/summary").asText()).isEqualTo("Get");
    }

    @Test
    void headersOfResponsesAreSaid() throws Exception {
        App app = app().route("/people").post().returns(201, "Added.").returnsHeader(201, "Location", URI.class, "Where the person is.")
                .returnsHeader(201, "X-Count", int.class).returnsHeader(429, "Retry-After", int.class).to(req -> "");
        JsonNode responses = document(app).at("/paths/~1people/post/responses");

        assertThat(responses.path("201")).isEqualTo(json("""
                {'description':'Added.','headers':{
                'Location':{'description':'Where the person is.','schema':{'type':'string','format':'uri-reference'}},
                'X-Count':{'schema':{'type':'integer','format':'int32'}}}}"""));
        assertThat(responses.path("429")).isEqualTo(json("""
                {'description':'Too Many Requests','headers':{'Retry-After':{'schema':{'type':'integer','format':'int32'}}}}"""));
    }

    @Test
    void aHeaderThatIsSaidTwiceOrElsewhereIsAMistake() {
        var route = app().route("/").returnsHeader(200, "X-Count", int.class);

        assertThatThrownBy(() -> route.returnsHeader(200, "x-count", int.class))
                .hasMessage("The route says twice that the status 200 has the header x-count. Say it once.");
        assertThatThrownBy(() -> route.returnsHeader(200, "content-type", String.class))
                .hasMessage("OpenAPI has the media type elsewhere than in the header. Say it by produces(...).");
    }

    private record Signed(String realm) implements Before, Guard {
        @Override
        public SecurityScheme security() {
            return SecurityScheme.http("Signature").description("Signed with a key of the " + realm + ".");
        }

        @Override
        public List<String> scopes() {
            return List.of("partner");
        }

        @Override
        public void before(Request request) {
            throw new HttpException(401);
        }
    }

    @Test
    void securityIsWhatGuardsAndRoutesSay() throws Exception {
        App app = app()
                .register(Blueprint.create("keys").before(ApiKeyAuth.inHeader("X-API-Key", key -> null)).get("/", req -> ""), "/keys")
                .register(Blueprint.create("signed").before(new Signed("partner")).get("/", req -> ""), "/signed")
                .register(Blueprint.create("api").before(BearerAuth.create("api", token -> User.of("ada")))
                        .route("/").post().security(OAUTH, "people:write").security(OAUTH).to(req -> ""), "/api")
                .route("/session").security(SecurityScheme.apiKeyInCookie("session").named("session")).to(req -> "")
                .route("/query").security(SecurityScheme.apiKeyInQuery("key").named("key")).to(req -> "")
                .route("/oidc").security(SecurityScheme.openIdConnect("https://id.example.org/.well-known/openid-configuration"), "email")
                .to(req -> "")
                .route("/jwt").security(SecurityScheme.bearer("JWT").named("jwt")).to(req -> "")
                .get("/open", req -> "");
        JsonNode document = document(app);

        assertThat(document.at("/paths/~1keys~1/get/security")).isEqualTo(json("[{'apiKey':[]}]"));
        assertThat(document.at("/paths/~1signed~1/get/security")).isEqualTo(json("[{'signature':['partner']}]"));
        assertThat(document.at("/paths/~1api~1/post/security")).isEqualTo(json("[{'bearer':[],'oauth2':['people:write']}]"));
        assertThat(document.at("/paths/~1oidc/get/security")).isEqualTo(json("[{'openIdConnect':['email']}]"));
        assertThat(document.at("/paths/~1session/get/responses").has("401")).isTrue();
        assertThat(document.at("/paths/~1open/get").has("security")).isFalse();
        assertThat(document.at("/components/securitySchemes")).isEqualTo(json("""
                {'apiKey':{'type':'apiKey','in':'header','name':'X-API-Key'},
                'signature':{'type':'http','scheme':'signature','description':'Signed with a key of the partner.'},
                'bearer':{'type':'http','scheme':'bearer'},
                'oauth2':{'type':'oauth2','flows':{
                'authorizationCode':{'authorizationUrl':'https://id.example.org/authorize','tokenUrl':'https://id.example.org/token',
                'refreshUrl':'https://id.example.org/refresh','scopes':{'people:write':'Add and change people'}},
                'clientCredentials':{'tokenUrl':'https://id.example.org/token','scopes':{}}}},
                'session':{'type':'apiKey','in':'cookie','name':'session'},
                'key':{'type':'apiKey','in':'query','name':'key'},
                'openIdConnect':{'type':'openIdConnect','openIdConnectUrl':'https://id.example.org/.well-known/openid-configuration'},
                'jwt':{'type':'http','scheme':'bearer','bearerFormat':'JWT'}}"""));
    }

    private record KeyOrToken(ApiKeyAuth key, BearerAuth token) implements Before, Guard {
        @Override
        public SecurityScheme security() {
            return token.security();
        }

        @Override
        public List<SecurityRequirement> alternatives() {
            return List.of(new SecurityRequirement(key.security(), List.of()), new SecurityRequirement(token.security(), List.of()));
        }

        @Override
        public void before(Request request) {
            if (request.header("X-API-Key") != null) {
                key.before(request);
            } else {
                token.before(request);
            }
        }
    }

    @Test
    void alternativesAreSaidByRoutesAndGuards() throws Exception {
        KeyOrToken either = new KeyOrToken(ApiKeyAuth.inHeader("X-API-Key", key -> key.equals("k") ? User.of("ada") : null),
                BearerAuth.create("api", token -> token.equals("t") ? User.of("ada") : null));
        App app = app()
                .route("/items").security(SecurityScheme.basic()).orSecurity(OAUTH, "people:write")
                .security(SecurityScheme.apiKeyInCookie("session").named("session")).to(req -> "")
                .register(Blueprint.create("api").before(either).get("/", req -> "in")
                        .route("/odd").security(SecurityScheme.basic()).orSecurity(OAUTH).to(req -> ""), "/api");
        JsonNode document = document(app);

        assertThat(document.at("/paths/~1items/get/security"))
                .isEqualTo(json("[{'basic':[]},{'oauth2':['people:write'],'session':[]}]"));
        assertThat(document.at("/paths/~1api~1/get/security")).isEqualTo(json("[{'apiKey':[]},{'bearer':[]}]"));
        assertThat(document.at("/paths/~1api~1odd/get/security")).isEqualTo(json("""
                [{'apiKey':[],'basic':[]},{'apiKey':[],'oauth2':[]},{'bearer':[],'basic':[]},{'bearer':[],'oauth2':[]}]"""));
        assertThat(TestClient.of(app).header("X-API-Key", "k").get("/api/")).hasStatus(200);
        assertThat(TestClient.of(app).header("Authorization", "Bearer t").get("/api/")).hasStatus(200);
        assertThat(TestClient.of(app).get("/api/")).hasStatus(401);
        assertThatThrownBy(() -> app().route("/").orSecurity(OAUTH)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("orSecurity(...) adds an alternative to what security(...) said, which said nothing yet. "
                        + "Write security(first).orSecurity(second).");
    }

    @Test
    void schemesThatDifferNeedNamesThatDiffer() {
        OpenApi openApi = OpenApi.create("People", "1.0");
        App.create("people").install(openApi)
                .route("/a").security(SecurityScheme.apiKeyInHeader("X-A")).to(req -> "")
                .route("/b").security(SecurityScheme.apiKeyInHeader("X-B")).to(req -> "");

        assertThatThrownBy(openApi::document).isInstanceOf(IllegalStateException.class)
                .hasMessage("Two security schemes that differ are called 'apiKey'. Name one of them: named(\"other\").");
    }

    @Test
    void aScopeThatNoFlowGrantsIsAMistake() {
        assertThatThrownBy(() -> app().route("/").security(OAUTH, "people:read")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No flow of the scheme 'oauth2' grants the scope 'people:read'. Known: people:write. Add it to a flow: "
                        + "scope(\"people:read\", \"what it allows\").");
        assertThatThrownBy(() -> SecurityScheme.basic().named("my key")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A security scheme can't be called 'my key'. Take letters, digits, '.', '_' and '-': named(\"key\").");
    }
}

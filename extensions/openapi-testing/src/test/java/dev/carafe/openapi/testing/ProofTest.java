package dev.carafe.openapi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carafe.App;
import dev.carafe.http.Response;
import dev.carafe.openapi.OpenApi;
import dev.carafe.testing.TestClient;
import dev.carafe.testing.TestResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service with one of everything, its document, and what they say of each other. */
class ProofTest {
    private final App app = Service.app();
    private final TestClient client = TestClient.of(app).header("Authorization", "Bearer secret").checkedByOpenApi();

    @Test
    void anotherReaderOfOpenApiFindsTheDocumentValid() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        var parsed = new OpenAPIV3Parser().readContents(client.get("/openapi.json").text(), null, options);

        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getSpecVersion()).hasToString("V31");
        assertThat(parsed.getOpenAPI().getPaths()).hasSize(10);
        assertThat(new OpenAPIV3Parser().readContents(client.get("/openapi.yaml").text(), null, options).getMessages()).isEmpty();
    }

    @Test
    void kotlinsNullsAndDefaultsCount() throws Exception {
        ObjectNode schemas = (ObjectNode) app.extension(OpenApi.class).document().at("/components/schemas");

        assertThat(schemas.path("Tour-Input")).isEqualTo(new ObjectMapper().readTree("""
                {"title":"Tour","type":"object","properties":{
                "title":{"type":"string","minLength":1,"maxLength":40},
                "stops":{"type":"array","items":{"$ref":"#/components/schemas/Stop-Input"}},
                "isFull":{"type":"boolean"},
                "level":{"anyOf":[{"type":"null"},{"$ref":"#/components/schemas/Level"}]},
                "guides":{"type":"array","items":{"type":["string","null"]}},
                "prices":{"type":"object","additionalProperties":{"type":"number"}},
                "seats":{"type":"integer","format":"int32"},
                "rating":{"type":"object","additionalProperties":{"anyOf":[{"type":"null"},{"type":"integer","format":"int32"}]}}},
                "required":["title","stops","isFull"]}"""));
        assertThat(schemas.at("/Tour-Output/required")).as("what has a default is always written")
                .extracting(JsonNode::asText)
                .containsExactly("title", "stops", "isFull", "guides", "prices", "seats", "rating");
        assertThat(schemas.at("/Stop-Output/required")).extracting(JsonNode::asText).containsExactly("place", "arrives", "nights");
        Map<String, Object> tour = Map.of("title", "Alps", "stops", List.of(), "isFull", false, "guides", Collections.singletonList(null));
        assertThat(client.post("/tours", tour)).hasStatus(201).json("/seats", 20).json("/guides/0", null);
    }

    @Test
    void whatKotlinComputesIsInResponsesOnly() throws Exception {
        App trips = App.create("trips").install(OpenApi.create("Trips", "1"))
                .route("/trips").post().accepts(Trip.class).returns(200, Trip.class).to(req -> req.json(Trip.class));
        TestClient checked = TestClient.of(trips).checkedByOpenApi();
        ObjectNode schemas = (ObjectNode) trips.extension(OpenApi.class).document().at("/components/schemas");

        assertThat(schemas.path("Trip-Input").path("properties").properties()).hasSize(3);
        assertThat(schemas.path("Trip-Output")).isEqualTo(new ObjectMapper().readTree("""
                {"title":"Trip","type":"object","properties":{
                "from":{"type":"string"},"to":{"type":"string"},"seats":{"type":["integer","null"],"format":"int32","default":20},
                "slug":{"type":"string","readOnly":true},"name":{"type":"string","readOnly":true},
                "via":{"type":["string","null"],"readOnly":true}},
                "required":["from","to","slug","name"]}"""));
        assertThat(checked.post("/trips", Map.of("from", "Uri", "to", "Bern"))).hasStatus(200)
                .json("/name", "Uri-Bern").json("/slug", "uri").json("/seats", 20).json("/via", null);
    }

    /** Half of the requests are as the document says, the others off it, which the app may take: it reads "1" as a number, for example. */
    @Test
    void noResponseToFiveThousandRandomRequestsIsOffTheDocument() {
        RandomRequests requests = new RandomRequests(app.extension(OpenApi.class).document(), new Random(16));
        Map<Integer, Integer> statuses = new TreeMap<>();
        TestClient lenient = client.checkedBy(new DocumentCheck(app, app.extension(OpenApi.class), false)::check);
        for (int i = 0; i < 5_000; i++) {
            boolean valid = i % 2 == 0;
            TestResponse response = (valid ? client : lenient).send(requests.next(valid));
            statuses.merge(response.status(), 1, Integer::sum);
        }

        assertThat(statuses.keySet()).containsExactlyInAnyOrder(200, 201, 400, 404, 406, 409, 415);
        assertThat(statuses.get(200) + statuses.get(201)).isGreaterThan(2_000);
        assertThat(statuses.get(400)).isGreaterThan(500);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{|The text is no valid JSON (line 1, column 2).|",
        "|The body is empty where JSON was expected.|",
        "null|The JSON is null where a value was expected.|",
        "[]|Some values are missing or not valid: must be an object.|[{'message':'must be an object','pointer':''}]",
        "{'age':1}|Some values are missing or not valid: /name must not be blank.|[{'message':'must not be blank','pointer':'/name'}]",
        "{'name':'Bob'}|Some values are missing or not valid: /age is required.|[{'message':'is required','pointer':'/age'}]",
        "{'name':'','age':-1}|Some values are missing or not valid: /age must be greater than or equal to 0; /name must not be blank."
                + "|[{'message':'must be greater than or equal to 0','pointer':'/age'},{'message':'must not be blank','pointer':'/name'}]",
        "{'name':'Bob','age':1,'born':'yesterday'}|Some values are missing or not valid: /born must be a date such as 2026-11-28."
                + "|[{'message':'must be a date such as 2026-11-28','pointer':'/born'}]",
        "{'name':'Bob','age':1,'color':'BLUE'}|Some values are missing or not valid: /color must be one of: RED, GREEN."
                + "|[{'message':'must be one of: RED, GREEN','pointer':'/color'}]",
        "{'name':'Bob','age':1,'addresses':[{'street':'Main','zip_code':1},{'street':''}]}|"
                + "Some values are missing or not valid: /addresses/1/zip_code is required; /addresses/1/street must not be blank."
                + "|[{'message':'is required','pointer':'/addresses/1/zip_code'},"
                + "{'message':'must not be blank','pointer':'/addresses/1/street'}]",
        "{'name':'Bob','age':1e3,'scores':{'a/b':'x','c':99999999999}}|Some values are missing or not valid: /age must be a whole number; "
                + "/scores/a~1b must be a whole number; /scores/c must be between -2147483648 and 2147483647."
                + "|[{'message':'must be a whole number','pointer':'/age'},{'message':'must be a whole number','pointer':'/scores/a~1b'},"
                + "{'message':'must be between -2147483648 and 2147483647','pointer':'/scores/c'}]"})
    void aBadBodyIsToldWordByWord(String body, String detail, String errors) {
        TestResponse response = client.request("POST", "/people")
                .body(body == null ? "" : body.replace('\'', '"'), "application/json").send();

        String all = errors == null ? "" : "\"errors\":" + errors.replace('\'', '"') + ",";
        assertThat(response).hasStatus(400).hasType("application/problem+json")
                .hasText("{\"detail\":\"" + detail + "\"," + all + "\"status\":400}");
    }

    @Test
    void aResponseThatIsOffTheDocumentFailsTheTestAndSaysWhere() {
        App wrong = App.create("wrong").install(OpenApi.create("Wrong", "1"))
                .route("/circle").returns(200, Service.Circle.class).to(req -> Map.of("kind", "Circle", "radius", "big"))
                .route("/made").returns(201, Service.Circle.class).to(req -> "made")
                .route("/page").returns(200, Service.Circle.class).to(req -> "<p>")
                .route("/query").returns(200, String.class).to(req -> req.args().get("q", ""))
                .route("/counted").query("n", String.class).returnsHeader(200, "X-Count", int.class)
                .to(req -> Response.text("").header("X-Count", req.args().get("n", "")))
                .route("/free").post().accepts(Service.Circle.class).returns(200, String.class).to(req -> "taken");
        TestClient checked = TestClient.of(wrong).checkedByOpenApi();

        assertThatThrownBy(() -> checked.get("/circle")).isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("GET /circle is off the document at /paths/~1circle/get:\n- The response: /radius ")
                .hasMessageContaining("HTTP/1.1");
        assertThatThrownBy(() -> checked.get("/made"))
                .hasMessageContaining("- The response is 200, and the document has 201. Say it on the route: returns(200, ...).");
        assertThatThrownBy(() -> checked.get("/page"))
                .hasMessageContaining("- The response 200 is text/html; charset=utf-8, and the document has application/json.");
        assertThatThrownBy(() -> checked.get("/query?q=a")).hasMessageContaining(
                "- The app took the parameter q, which the document does not have. Say it on the route: query(\"q\", ...).");
        assertThatThrownBy(() -> checked.post("/free", new HashMap<>(Map.of("kind", "Circle"))))
                .hasMessageContaining("- The app took the body, but the value ");
        assertThatThrownBy(() -> checked.post("/free")).hasMessageContaining(
                "- The app took the request without a body, which the document requires.");
        assertThatThrownBy(() -> checked.get("/counted?n=many"))
                .hasMessageContaining("- The response's header X-Count: the value string found, integer expected");
        assertThat(checked.get("/counted?n=7")).hasStatus(200);
        assertThat(checked.get("/counted")).hasStatus(200);
        assertThat(checked.get("/nowhere")).hasStatus(404);
    }

    @Test
    void anAppWithoutADocumentCantBeChecked() {
        assertThatThrownBy(() -> TestClient.of(App.create("bare")).checkedByOpenApi())
                .hasMessage("No OpenApi is installed in app 'bare'. Install one first: app.install(...).");
    }

    @Test
    void theDocumentIsTheCallersOwn() {
        ObjectNode document = app.extension(OpenApi.class).document();
        document.removeAll();

        assertThat(app.extension(OpenApi.class).document().path("openapi").asText()).isEqualTo("3.1.0");
    }
}

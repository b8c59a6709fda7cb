package dev.carafe.openapi.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.testing.TestClient;
import dev.carafe.testing.TestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients are told of bodies that are no good, word by word; the document has each of these responses. */
class BadBodiesTest {
    private static final String INVALID = "{'detail':'Some values are missing or not valid: ";

    private final App app = Service.app();
    private final TestClient client = TestClient.of(app).header("Authorization", "Bearer secret").checkedByOpenApi();

    private TestResponse post(String path, String type, String body) {
        return client.request("POST", path).body(body.replace('\'', '"').getBytes(ISO_8859_1), type).send();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "/drawings|{'shapes':[{'kind':'Star'}]}|/shapes/0/kind must be one of: Circle, Square",
        "/drawings|{'shapes':[{'radius':1},{'kind':7},{'kind':null}]}|/shapes/0/kind is required; /shapes/1/kind must be one of: Circle, "
                + "Square; /shapes/2/kind is required",
        "/drawings|{'shapes':[{'kind':'Circle','radius':'wide'},{'kind':'Square','label':[]},'round',null]}|"
                + "/shapes/0/radius must be a number; /shapes/1/side is required; "
                + "/shapes/1/label must be a text; /shapes/2 is not valid; /shapes/3 is required",
        "/drawings|{'shapes':{}}|/shapes must be a list",
        "/people|{'name':'Eve','age':2147483648}|/age must be between -2147483648 and 2147483647",
        "/people|{'name':'Eve','age':1,'born':'2026-02-30','color':'red'}|/born must be a date such as 2026-11-28; "
                + "/color must be one of: RED, GREEN",
        "/people|{'name':'Eve','age':1,'addresses':[[{}]],'scores':[1]}|/addresses/0 must be an object; /scores must be an object",
        "/people|{'name':'Eve','age':1,'mail':{}}|/mail must be a text",
        "/tours|{'title':'','stops':[{'arrives':'soon'},null],'isFull':null,'seats':null}|/stops/0/place is required; "
                + "/stops/0/arrives must be a date such as 2026-11-28; /stops/1 is required; /isFull is required; "
                + "/seats is required; /title size must be between 1 and 40"})
    void aValueThatDoesNotFitIsNamed(String path, String body, String told) {
        StringBuilder errors = new StringBuilder();
        for (String each : told.split("; ", -1)) {
            int blank = each.indexOf(' ');
            errors.append(errors.isEmpty() ? "" : ",").append("{'message':'%s','pointer':'%s'}".formatted(each.substring(blank + 1),
                    each.substring(0, blank)));
        }

        assertThat(post(path, "application/json", body)).hasStatus(400).hasType("application/problem+json")
                .hasText((INVALID + told + ".','errors':[" + errors + "],'status':400}").replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "application/json|{'name':'Eve'|400|The text is no valid JSON (line 1, column 14).",
        "application/json|{'name':'Eve','age':1} {}|400|The text is no valid JSON (line 1, column 24).",
        "application/json|{'name':'\u00ff','age':1}|400|The text is not in UTF-8.",
        "application/json|{'name':'\u00c0\u00af','age':1}|400|The text is not in UTF-8.",
        "application/json|{'name':NaN,'age':1}|400|The text is no valid JSON (line 1, column 12).",
        "application/json|null|400|The JSON is null where a value was expected.",
        "text/plain|{'name':'Eve','age':1}|415|The body must be JSON, and the Content-Type say so: application/json.",
        "application/x-www-form-urlencoded|name=Eve|415|The body must be JSON, and the Content-Type say so: application/json."})
    void aTextThatIsNoJsonIsToldSo(String type, String body, int status, String detail) {
        assertThat(post("/people", type, body)).hasStatus(status).hasType("application/problem+json")
                .hasText("{\"detail\":\"%s\",\"status\":%d}".formatted(detail, status));
    }

    @Test
    void aTextThatIsTooDeepIsToldSo() {
        String told = "{\"detail\":\"The JSON is more than 500 levels deep, or has a number of more than 1,000 digits or a text too "
                + "long.\","
                + "\"status\":400}";

        assertThat(post("/people", "application/json", "[".repeat(600) + "]".repeat(600))).hasStatus(400).hasText(told);
        assertThat(post("/people", "application/json", "{'age':" + "1".repeat(1001) + "}")).hasStatus(400).hasText(told);
    }

    @Test
    void ofKeysThatStandTwiceTheLastCounts() {
        assertThat(post("/people", "application/json", "{'name':'Eve','age':1,'name':'Bob','age':2}")).hasStatus(201)
                .json("/data/name", "Bob").json("/data/age", 2);
    }

    @Test
    void theWordsAreInTheLanguageOfTheClient() {
        TestResponse response = client.request("POST", "/drawings").header("Accept-Language", "fr")
                .body("{\"shapes\":[null,{\"kind\":\"Star\"}]}", "application/json").send();

        assertThat(response).json("/errors/0/message", "est obligatoire")
                .json("/errors/1/message", "doit \u00eatre une de ces valeurs : Circle, Square");
    }
}

package book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.testing.TestClient;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void basicServiceAnswersJson() {
        assertThat(TestClient.of(QuartBasic.app()).get("/api")).hasStatus(200).hasText("{\"Hello\":\"World!\"}");
    }

    @Test
    void detailsAnswersNoOptions() {
        TestClient client = TestClient.of(QuartDetails.app());

        assertThat(client.get("/api")).hasText("{\"Hello\":\"World!\"}");
        assertThat(client.request("OPTIONS", "/api").send()).hasStatus(405).allows("GET", "HEAD");
    }

    @Test
    void oneViewTakesSeveralMethods() {
        TestClient client = TestClient.of(Methods.app());

        assertThat(client.delete("/api")).hasStatus(200);
        assertThat(client.put("/api", Map.of())).hasStatus(405).allows("DELETE", "GET", "HEAD", "OPTIONS", "POST");
    }

    @Test
    void variableIsTextUnlessItHasAConverter() {
        assertThat(TestClient.of(PersonStr.app()).get("/person/3")).hasJson(Map.of("Hello", "3"));
        assertThat(TestClient.of(PersonInt.app()).get("/person/3")).hasJson(Map.of("Hello", 3));
        assertThat(TestClient.of(PersonInt.app()).get("/person/simon")).hasStatus(404);
    }

    @Test
    void numberGoesToTheViewForNumbers() {
        TestClient client = TestClient.of(VariablesAndConverters.app());

        assertThat(client.get("/person/7")).hasJson(Map.of("Hello", 7));
        assertThat(client.get("/person/simon")).hasText("Hello simon");
        assertThat(client.get("/decimals/3.0")).hasText("Hello 3.0");
        assertThat(client.get("/path/some/path/like/this")).hasText("Hello some/path/like/this");
        assertThat(client.get("/help")).hasText("Hello help");
        assertThat(client.get("/unique/00000000-0000-0000-0000-00000000000F")).hasText("Hello 00000000-0000-0000-0000-00000000000f");
        assertThat(client.get("/many/foo/bar/42")).hasText("You sent foo and also bar, as well as a number: 42");
    }

    @Test
    void converterTurnsANumberIntoANameAndBack() {
        TestClient client = TestClient.of(QuartConverter.app());

        assertThat(client.get("/api/person/1")).hasJson(Map.of("Hello", "Alice"));
        assertThat(client.get("/api/person/3")).hasStatus(404);
        assertThat(QuartConverter.app().urlFor("person", "name", "Alice")).isEqualTo("/api/person/1");
    }

    @Test
    void yamlKeepsItsType() {
        assertThat(TestClient.of(Yamlify.app()).get("/api")).hasHeader("Content-Type", "application/x-yaml")
                .hasText("- Hello\n- YAML\n- World!\n");
    }

    @Test
    void userComesFromTheCredentials() {
        TestClient client = TestClient.of(Globals.app());

        assertThat(client.get("/api")).hasJson(Map.of("Hello", "Anonymous"));
        assertThat(client.request("GET", "/api").header("Authorization", "Basic YWxpY2U6cGFzc3dvcmQ=").send())
                .hasJson(Map.of("Hello", "alice"));
    }

    @Test
    void middlewareAddsAHeader() {
        assertThat(TestClient.of(MiddlewareSample.app()).get("/api")).hasJson(Map.of("Hello", "10.1.1.1"));
    }

    @Test
    void blueprintServesItsTeams() {
        TestClient client = TestClient.of(BlueprintsApp.app());

        assertThat(client.get("/teams")).hasJson(Map.of("1", List.of("Alice", "Bob"), "2", List.of("Charles")));
        assertThat(client.get("/teams/2")).hasJson(List.of("Charles"));
        assertThat(client.get("/teams/3")).hasStatus(500);
    }

    @Test
    void mailIsRenderedFromItsTemplate() {
        String mail = EmailRender.render(ZonedDateTime.parse("2020-12-03T18:34:50Z"));

        assertThat(mail).startsWith("Date: Thu, 3 Dec 2020 18:34:50 GMT\nFrom: shopping@example-shop.com\nSubject: Your Burger order\n"
                        + "To: bob@example.com\nContent-Type: text/plain\n\nHello Bob,\n")
                .contains("\n- Cheeseburger (4.5 Euros)\n- Fries (2.0 Euros)\n- Root Beer (3.0 Euros)\n\n\nThank you for your business!\n");
    }

    @Test
    void everyErrorIsJson() {
        TestClient client = TestClient.of(CatchAllErrors.app());

        assertThat(client.get("/api")).hasStatus(500).json("/code", 500);
        assertThat(client.get("/nope")).hasStatus(404).json("/code", 404);
        assertThat(client.delete("/api")).hasStatus(405).json("/code", 405).allows("GET", "HEAD", "OPTIONS");
    }
}

package dev.carafe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.http.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An assertion that fails says what was expected, what came, and in which exchange. */
class ResponseAssertTest {
    private interface Assertion {
        void on(ResponseAssert response);
    }

    private static Arguments failure(Assertion assertion, String message) {
        return Arguments.of(assertion, message);
    }

    private final TestClient client = TestClient.of(App.create("asserted")
            .get("/", req -> Response.of(Map.of("name", "Ada", "children", List.of("Byron"))).header("Allow", "GET")));

    static Stream<Arguments> failures() {
        return Stream.of(
                failure(r -> r.hasStatus(404), "Expected the status 404, but it is 200."),
                failure(r -> r.hasHeader("Allow", "PUT"), "Expected the header Allow to be 'PUT', but it is [GET]."),
                failure(r -> r.hasHeader("X-A", "b"), "Expected the header X-A to be 'b', but it is []."),
                failure(r -> r.hasNoHeader("Allow"), "Expected no header Allow, but it is [GET]."),
                failure(r -> r.hasType("text/html"), "Expected the content type text/html, but it is application/json."),
                failure(r -> r.allows("PUT"), "Expected Allow to be [PUT], but it is GET."),
                failure(r -> r.hasText("Ada"),
                        "Expected the body to be 'Ada', but it is '{\"children\":[\"Byron\"],\"name\":\"Ada\"}'."),
                failure(r -> r.containsText("Bob"), "Expected the body to contain 'Bob'."),
                failure(r -> r.hasNoBody(), "Expected no body, but there are 35 bytes."),
                failure(r -> r.json("/name", "Bob"), "Expected the JSON at '/name' to be \"Bob\", but it is \"Ada\"."),
                failure(r -> r.json("/age", 36), "Expected the JSON at '/age' to be 36, but it is missing."),
                failure(r -> r.hasJson(List.of()),
                        "Expected the JSON at '' to be [], but it is {\"children\":[\"Byron\"],\"name\":\"Ada\"}."));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureShowsTheExchange(Assertion assertion, String message) {
        TestResponse response = client.get("/");
        assertThatThrownBy(() -> assertion.on(response.assertThat())).isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(message + "\n\nGET / HTTP/1.1\n").hasMessageContaining("\n200 OK\n")
                .hasMessageContaining("Content-Type: application/json");
    }

    @Test
    void whatHoldsPasses() {
        assertThat(client.get("/")).hasStatus(200).hasHeader("allow", "GET").hasNoHeader("X-A").hasType("application/json")
                .allows("GET")
                .hasText("{\"children\":[\"Byron\"],\"name\":\"Ada\"}").containsText("Byron").json("/children/0", "Byron")
                .hasJson(Map.of("name", "Ada", "children", List.of("Byron")));
    }

    @Test
    void onlyTheBeginningOfALongBodyIsShown() {
        TestResponse response = TestClient.of(App.create("long").get("/", req -> "x".repeat(5000))).get("/");
        assertThat(response.toString()).contains("x".repeat(2048) + "... (5000 bytes)").doesNotContain("x".repeat(2049));
    }

    @Test
    void aBodyThatIsNoJsonIsToldWithTheExchange() {
        TestResponse response = TestClient.of(App.create("text").get("/", req -> "home")).get("/");
        assertThatThrownBy(response::json).isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("The body is no JSON.\n\nGET / HTTP/1.1\n");
        assertThatThrownBy(() -> client.get("/").json(Integer.class)).hasMessageStartingWith("The body is no Integer.");
    }
}

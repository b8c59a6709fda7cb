package dev.carafe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.carafe.App;
import dev.carafe.http.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a failed assertion tells. */
class FailureTest {
    private static final URI SERVER = URI.create("http://127.0.0.1:5000");

    private final App app = App.create("failures")
            .post("/people", req -> Response.of(Map.of("id", 7)).status(201))
            .get("/boom", req -> {
                throw new IllegalStateException("no coffee");
            })
            .get("/large", req -> Response.text("x".repeat(3000)))
            .route("/echo").methods("GET", "POST", "PUT").to(req -> Response.text(req.method() + " " + req.queryString() + " "
                    + req.header("X-Key") + " " + req.header("Content-Type") + " " + HexFormat.of().formatHex(req.bytes())));
    private final TestClient client = TestClient.of(app);

    @Test
    void wholeExchangeIsShown() {
        Throwable failure = catchThrowable(() -> assertThat(client.post("/people", Map.of("name", "Bob"))).hasStatus(200));

        assertThat(failure).hasMessageStartingWith("""
                Expected the status 200, but it is 201.

                POST /people HTTP/1.1
                Host: localhost
                Content-Type: application/json
                Content-Length: 14

                {"name":"Bob"}

                201 Created
                """).hasMessageContaining("\nContent-Length: 8\n").hasMessageEndingWith("""

                {"id":7}

                curl -i --globoff --path-as-is -X 'POST' -H 'Content-Type: application/json' --data-raw '{"name":"Bob"}' \
                'http://127.0.0.1:5000/people'""");
    }

    @Test
    void exceptionOfTheServerIsTheCause() {
        Throwable failure = catchThrowable(() -> assertThat(client.get("/boom")).hasStatus(200));

        assertThat(failure).hasMessageContaining("The server failed: java.lang.IllegalStateException: no coffee")
                .cause().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void longBodyIsCut() {
        assertThat(client.get("/large").toString()).contains("x".repeat(2048) + "... (3000 bytes)").doesNotContain("x".repeat(2049));
    }

    @Test
    void bodyThatIsNoJsonIsShown() {
        assertThatThrownBy(() -> assertThat(client.get("/large")).json("/a", 1)).isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("The body is no JSON.\n\nGET /large HTTP/1.1");
        assertThatThrownBy(() -> client.post("/people", 1).json(Integer.class)).isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("The body is no Integer.");
    }

    @Test
    void curlIsQuotedForTheShell() {
        assertThat(curl(TestRequest.get("/it's?a=[1]").header("X-Key", "a'b").header("X-Empty", "")))
                .isEqualTo("curl -i --globoff --path-as-is -H 'X-Key: a'\\''b' -H 'X-Empty;' 'http://127.0.0.1:5000/it'\\''s?a=[1]'");
        assertThat(curl(TestRequest.of("HEAD", "/"))).isEqualTo("curl -i --globoff --path-as-is --head 'http://127.0.0.1:5000/'");
        assertThat(curl(TestRequest.post("/").body(new byte[5000], "a/b"))).contains("--data-binary @body 'http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "@file", "it's", "two\r\nlines\\n", "caf\u00e9 \u20ac", "\u0001\u007f", "$HOME `id` \"x\" !!"})
    void curlSendsTheSameRequestOnceMore(String body) throws Exception {
        assumeThat(isInstalled()).as("curl and bash are installed").isTrue();
        try (TestClient live = TestClient.live(app)) {
            TestRequest request = live.request("PUT", "/echo?a=[1]&b={2}").header("X-Key", body.isEmpty() ? "" : "it's")
                    .body(body, "text/plain");
            SentRequest sent = live.sent(request);
            String curl = Curl.command(sent, live.uri());

            assertThat(output("bash", "-c", curl.replaceFirst("-i ", "-s "))).isEqualTo(request.send().text());
        }
    }

    private static String curl(TestRequest request) {
        return Curl.command(request.sent(ClientOptions.DEFAULTS, null), SERVER);
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return output("bash", "-c", "curl --version").startsWith("curl");
        } catch (IOException e) {
            return false;
        }
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}

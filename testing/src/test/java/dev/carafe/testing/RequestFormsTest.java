package dev.carafe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.http.FilePart;
import dev.carafe.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client can say, as the server hears it. */
class RequestFormsTest {
    private final App app = App.create("forms")
            .route("/<where:path>").methods("GET", "POST", "PUT", "PATCH", "DELETE").endpoint("told").to(RequestFormsTest::told);

    private static Object told(Request request) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("method", request.method());
        told.put("path", request.path());
        told.put("args", request.args().toMap());
        told.put("type", String.valueOf(request.header("Content-Type")).replaceFirst(";.*", ""));
        told.put("length", String.valueOf(request.header("Content-Length")));
        told.put("form", request.form().toMap());
        for (FilePart file : request.files()) {
            told.put(file.name(), List.of(file.filename(), String.valueOf(file.contentType()),
                    new String(file.bytes(), StandardCharsets.UTF_8)));
        }
        told.put("cookies", request.cookies().toMap());
        told.put("from", request.remoteAddr());
        told.put("key", String.valueOf(request.header("X-Key")));
        told.put("host", request.host());
        return told;
    }

    @ParameterizedTest
    @EnumSource
    void everyMethodIsSent(Transports transport) {
        try (TestClient client = transport.to(app)) {
            assertThat(client.get("/a")).json("/method", "GET").json("/length", "null");
            assertThat(client.delete("/a")).json("/method", "DELETE").json("/length", "null");
            assertThat(client.post("/a")).json("/method", "POST").json("/length", "0");
            assertThat(client.post("/a", 1)).json("/method", "POST").json("/length", "1").json("/type", "application/json");
            assertThat(client.put("/a", 1)).json("/method", "PUT");
            assertThat(client.patch("/a", 1)).json("/method", "PATCH");
            assertThat(client.head("/a")).hasStatus(200).hasNoBody().hasHeader("Content-Length");
            assertThat(client.options("/a")).allows("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
        }
    }

    @ParameterizedTest
    @EnumSource
    void formsAreUrlEncodedUntilTheyHaveAFile(Transports transport) {
        try (TestClient client = transport.to(app)) {
            assertThat(client.request("POST", "/a").form("q", "a&b=c ä").form("q", "2").form("empty", "").send())
                    .json("/type", "application/x-www-form-urlencoded")
                    .json("/form", Map.of("q", List.of("a&b=c ä", "2"), "empty", List.of("")));
            assertThat(client.request("POST", "/a").form("title", "Ada \"ä\"").file("photo", "a\"b.png", bytes("PNG"), "image/png")
                    .file("raw", "x.bin", bytes("\r\n--x\r\n")).send())
                    .json("/type", "multipart/form-data")
                    .json("/form", Map.of("title", List.of("Ada \"ä\"")))
                    .json("/photo", List.of("a%22b.png", "image/png", "PNG"))
                    .json("/raw", List.of("x.bin", "application/octet-stream", "\r\n--x\r\n"));
        }
    }

    @Test
    void fileOfTheMachineIsSentByItsName(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "all of it");

        assertThat(TestClient.of(app).request("POST", "/a").file("notes", file).send())
                .json("/notes", List.of("notes.txt", "application/octet-stream", "all of it"));
        assertThatThrownBy(() -> TestRequest.post("/a").file("notes", folder.resolve("none")))
                .isInstanceOf(UncheckedIOException.class).hasMessageContaining("can't be read");
    }

    @Test
    void bodyThatIsGivenLastIsSent() {
        TestClient client = TestClient.of(app);

        assertThat(client.request("POST", "/a").form("a", "1").json(2).send()).json("/type", "application/json").json("/length", "1");
        assertThat(client.request("POST", "/a").json(2).form("a", "1").send()).json("/form", Map.of("a", List.of("1")));
        assertThat(client.request("POST", "/a").body("text", "text/plain").send()).json("/type", "text/plain").json("/length", "4");
        assertThat(client.request("POST", "/a").json(1).header("Content-Type", "application/vnd.api+json").send())
                .json("/type", "application/vnd.api+json");
    }

    @Test
    void queryIsEncodedAndAddedToTheTarget() {
        assertThat(TestClient.of(app).request("GET", "/caf\u00e9?a=1").query("a", "2 & 3").query("\u00fc", "").send())
                .json("/path", "/caf\u00e9").json("/args", Map.of("a", List.of("1", "2 & 3"), "\u00fc", List.of("")));
    }

    @Test
    void defaultHeadersGiveWayToThoseOfARequest() {
        TestClient client = TestClient.of(app);
        TestClient known = client.header("X-Key", "1").header("Host", "example.org");

        assertThat(known.get("/a")).json("/key", "1").json("/host", "example.org");
        assertThat(known.request("GET", "/a").header("x-key", "2").header("Host", "example.com").send()).json("/key", "2")
                .json("/host", "example.com");
        assertThat(client.get("/a")).json("/key", "null").json("/host", "localhost");
    }

    @ParameterizedTest
    @EnumSource
    void requestsComeFromTheAddressThatIsSaid(Transports transport) {
        try (TestClient client = transport.to(app)) {
            assertThat(client.get("/a")).json("/from", "127.0.0.1");
            assertThat(client.remoteAddr("127.0.0.2").get("/a")).json("/from", "127.0.0.2");
        }
    }

    @Test
    void clientInMemoryHasAnyAddress() {
        assertThat(TestClient.of(app).remoteAddr("203.0.113.7").get("/a")).json("/from", "203.0.113.7").sentBy("told");
    }

    @Test
    void requestForAHandlerAloneIsBuiltLikeOneThatIsSent() {
        Request request = TestRequest.post("/person/7?lang=en").header("X-Key", "1").cookie("a", "b c").json(Map.of("name", "Ada"))
                .build("/person/<id:int>");

        assertThat(request.pathInt("id")).isEqualTo(7);
        assertThat(request.args().get("lang")).isEqualTo("en");
        assertThat(request.header("X-Key")).isEqualTo("1");
        assertThat(request.cookies().get("a")).isEqualTo("b c");
        assertThat(request.json()).isEqualTo(Map.of("name", "Ada"));
        assertThat(TestRequest.get("/x").build().urlRule()).isNull();
    }

    @Test
    void ruleThatDoesNotMatchIsRefused() {
        assertThatThrownBy(() -> TestRequest.get("/person/ada").build("/person/<id:int>")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The rule '/person/<id:int>' does not match GET /person/ada.");
    }

    @Test
    void requestOfNoClientIsSentByOne() {
        assertThat(TestClient.of(app).send(TestRequest.get("/a"))).json("/path", "/a");
        assertThatThrownBy(() -> TestRequest.get("/a").send()).isInstanceOf(IllegalStateException.class)
                .hasMessage("The request GET /a belongs to no client. Send it by client.send(request), or begin it with "
                        + "client.request(method, target).");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

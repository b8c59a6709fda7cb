package reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.testing.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceTest {
    @TempDir
    private Path root;

    private TestClient main;

    @BeforeEach
    void createMain() throws IOException {
        Files.createDirectory(root.resolve("static"));
        Files.writeString(root.resolve("static/hello.txt"), "Hello, static world!\n");
        main = TestClient.of(MainApp.create(root));
    }

    @Test
    void theMainAppTellsWhatARequestOffers() {
        assertThat(main.get("/req/a/b?x=1&x=2")).hasStatus(200).json("/url_rule", "/req/<path:rest>").json("/view_args/rest", "a/b");
        assertThat(main.get("/args?n=-5")).hasStatus(200).json("/n_int", -5);
        assertThat(main.post("/json", Map.of("a", List.of(1)))).hasJson(Map.of("is_json", true, "json", Map.of("a", List.of(1))));
    }

    @Test
    void theMainAppServesFiles() {
        assertThat(main.get("/static/hello.txt")).hasStatus(200).hasText("Hello, static world!\n");
        assertThat(main.get("/send/hello.txt")).hasStatus(200);
        assertThat(main.get("/send/../hello.txt")).hasStatus(404);
    }

    @Test
    void theMainAppStreams() {
        assertThat(main.get("/resp/gen")).hasStatus(200).hasText("a,b,c");
        assertThat(main.get("/stream/ctx")).hasStatus(200).hasText("GET /stream/ctx");
    }

    @Test
    void theMainAppKeepsASession() {
        String cookie = main.post("/session/set", Map.of("k", "v")).header("Set-Cookie");
        assertThat(cookie).startsWith("session=");
        assertThat(main.request("GET", "/session/get?k=k").header("Cookie", cookie.substring(0, cookie.indexOf(';'))).send())
                .hasJson(Map.of("value", "v"));
    }

    @Test
    void theJsonAppAnswersErrorsInJson() {
        TestClient json = TestClient.of(JsonApp.create(root));
        assertThat(json.get("/nowhere")).hasStatus(404).json("/code", 404);
        assertThat(json.get("/api")).hasStatus(500).json("/message", "Some Exception");
        assertThat(json.get("/intercepted")).hasStatus(202).hasText("intercepted");
    }

    @Test
    void theBareAppHasNoKeyToSignASessionWith() {
        TestClient bare = TestClient.of(BareApp.create(root));
        assertThat(bare.get("/session/read")).hasStatus(200);
        assertThat(bare.get("/session/write")).hasStatus(500);
    }
}

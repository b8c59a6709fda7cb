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
        Files.writeString(root.resolve("settings.json"), "{\"SQLURI\": \"from-json\", \"FROM_JSON\": [1], \"lower_case\": 1}");
        Files.writeString(root.resolve("settings.yml"), "SQLURI: from-yaml\nlower_yaml: 1\n");
        Files.writeString(root.resolve("settings.cfg"), "CFG_VALUE = 42\n");
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
    void theJsonAppTakesTheLastOfItsSettings() {
        TestClient json = TestClient.of(JsonApp.create(root));
        assertThat(json.get("/config/SQLURI")).hasJson(Map.of("present", true, "value", "from-yaml"));
        assertThat(json.get("/config/FROM_OBJECT")).json("/value", "obj");
        assertThat(json.get("/config/CFG_VALUE")).json("/value", "42");
        assertThat(json.get("/config/lower_object")).json("/present", false);
    }

    @Test
    void theMainAppTracesItsHooksAndSignals() {
        assertThat(main.get("/trace/sub/ok")).hasText("traced");
        assertThat(main.get("/trace-log")).hasJson(List.of("signal:request_started", "app.before:2", "tr.before", "sub.before", "view",
                "sub.after", "tr.after", "app.after:3", "app.after:2", "signal:request_finished", "sub.teardown", "tr.teardown",
                "app.teardown:2", "app.teardown:1:None", "signal:request_tearing_down", "app.teardown_appcontext",
                "signal:appcontext_tearing_down", "signal:appcontext_popped"));
        assertThat(main.get("/signal")).json("/results", List.of("a:sender:q3.pdf", "b:sender:q3.pdf"));
    }

    @Test
    void theBareAppHasNoKeyToSignASessionWith() {
        TestClient bare = TestClient.of(BareApp.create(root));
        assertThat(bare.get("/session/read")).hasStatus(200);
        assertThat(bare.get("/session/write")).hasStatus(500);
    }
}

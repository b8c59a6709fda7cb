package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.testing.TestClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    private final TestClient client = TestClient.of(Main.createApp(Path.of("settings.yml")));

    @Test
    void pageGreetsAndLinks() {
        assertThat(client.get("/")).hasStatus(200).hasType("text/html");
        assertThat(client.get("/").text()).contains("<h1>Hello, world!</h1>", "href=\"/api/greet/world\"", "/static/style.css");
        assertThat(client.get("/static/style.css")).hasStatus(200).hasType("text/css");
    }

    @Test
    void formNeedsAName() {
        assertThat(client.request("POST", "/").form("name", "<Ada>").send()).containsText("<h1>Hello, &lt;Ada&gt;!</h1>");
        assertThat(client.request("POST", "/").send()).hasStatus(400);
    }

    @Test
    void greetingIsJson() {
        assertThat(client.get("/api/greet/Ada")).hasStatus(200).hasJson(Map.of("greeting", "Hello", "name", "Ada"));
    }

    @Test
    void greetingIsASetting(@TempDir Path folder) throws Exception {
        Path settings = Files.writeString(folder.resolve("settings.yml"), "GREETING: Bonjour\n");

        assertThat(TestClient.of(Main.createApp(settings)).get("/api/greet/Ada")).json("/greeting", "Bonjour");
    }
}

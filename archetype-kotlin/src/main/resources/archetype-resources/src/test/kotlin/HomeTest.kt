package ${package}

import dev.carafe.kotlin.json
import dev.carafe.testing.TestClient
import java.nio.file.Files
import java.nio.file.Path
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

class HomeTest {
    private val client = TestClient.of(createApp(Path.of("settings.yml")))

    @Test
    fun `the page greets and links`() {
        assertThat(client.get("/")).hasStatus(200).hasType("text/html")
        assertThat(client.get("/").text()).contains("<h1>Hello, world!</h1>", "href=\"/api/greet/world\"", "/static/style.css")
        assertThat(client.get("/static/style.css")).hasStatus(200).hasType("text/css")
    }

    @Test
    fun `the form needs a name`() {
        assertThat(client.request("POST", "/").form("name", "<Ada>").send()).containsText("<h1>Hello, &lt;Ada&gt;!</h1>")
        assertThat(client.request("POST", "/").send()).hasStatus(400)
    }

    @Test
    fun `the greeting is JSON`() {
        assertThat(client.get("/api/greet/Ada").json<Greeting>()).isEqualTo(Greeting("Hello", "Ada"))
    }

    @Test
    fun `the greeting is a setting`(@TempDir folder: Path) {
        val settings = Files.writeString(folder.resolve("settings.yml"), "GREETING: Bonjour\n")

        assertThat(TestClient.of(createApp(settings)).get("/api/greet/Ada")).json("/greeting", "Bonjour")
    }
}

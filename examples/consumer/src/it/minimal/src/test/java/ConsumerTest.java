import static dev.carafe.templates.Page.render;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.templates.Templates;
import dev.carafe.testing.TestClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsumerTest {
    @Test
    void answersJson() {
        TestClient client = TestClient.of(App.create("consumer").get("/", request -> Map.of("a", 1)));
        assertThat(client.get("/")).hasStatus(200).hasText("{\"a\":1}");
    }

    @Test
    void rendersATemplate() {
        App app = App.create("consumer").install(Templates.create())
                .get("/<name>", "hello", request -> render("hello.html", Map.of("name", request.pathParam("name"))));
        assertThat(TestClient.of(app).get("/Ada")).hasStatus(200).hasText("<p>Hello Ada, at /Ada!</p>");
    }
}

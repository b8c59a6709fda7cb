import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.testing.TestClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsumerTest {
    @Test
    void answersJson() {
        TestClient client = TestClient.of(App.create("consumer").get("/", request -> Map.of("a", 1)));
        assertThat(client.get("/")).hasStatus(200).hasText("{\"a\":1}");
    }
}

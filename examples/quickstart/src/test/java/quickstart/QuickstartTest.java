package quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.testing.TestClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuickstartTest {
    private final TestClient client = TestClient.of(Quickstart.app());

    @Test
    void findsAPerson() {
        assertThat(client.get("/person/7")).hasStatus(200).json("/name", "Ada");
    }

    @Test
    void refusesAPersonWhoseIdIsNoNumber() {
        assertThat(client.post("/people", Map.of("id", "eight"))).hasStatus(400).containsText("/id must be a whole number");
    }
}

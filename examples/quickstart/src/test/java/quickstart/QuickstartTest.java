package quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.testing.TestClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuickstartTest {
    private final TestClient client = TestClient.of(Quickstart.app());

    @Test
    void greetsTheWorld() {
        assertThat(client.get("/api")).hasStatus(200).hasType("application/json").hasText("{\"Hello\":\"World!\"}");
    }

    @Test
    void findsAPersonByNumber() {
        assertThat(client.get("/person/1")).hasStatus(200).json("/name", "Ada");
    }

    @Test
    void tellsThatNobodyHasANumber() {
        assertThat(client.get("/person/7")).hasStatus(404).hasJson(Map.of("error", "Nobody has this number."));
    }
}

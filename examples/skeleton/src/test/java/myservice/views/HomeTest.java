package myservice.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.testing.TestClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomeTest {
    private final TestClient client = TestClient.of(App.create("home").register(Home.BLUEPRINT));

    @Test
    void homeIsAnEmptyMapping() {
        assertThat(client.get("/")).hasStatus(200).hasType("application/json").hasJson(Map.of());
    }
}

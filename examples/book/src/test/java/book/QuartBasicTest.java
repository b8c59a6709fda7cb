package book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.testing.TestClient;
import dev.carafe.testing.TestResponse;
import org.junit.jupiter.api.Test;

/** The third chapter's test of the basic service, line by line. */
class QuartBasicTest {
    @Test
    void testApi() {
        // creating a client to interact with the app
        TestClient client = TestClient.of(QuartBasic.app());

        // calling /api
        TestResponse response = client.get("/api");
        assertThat(response.status()).isEqualTo(200);

        // asserting the body
        assertThat(response.json().get("Hello").asText()).isEqualTo("World!");
    }
}

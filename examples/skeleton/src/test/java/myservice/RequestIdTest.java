package myservice;

import static dev.carafe.Carafe.g;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.testing.TestClient;
import dev.carafe.testing.TestResponse;
import org.junit.jupiter.api.Test;

class RequestIdTest {
    private final TestClient client = TestClient.of(App.create("ids").install(new RequestId()).get("/", req -> g().get("request_id")));

    @Test
    void answerCarriesTheIdThatTheViewSees() {
        TestResponse response = client.get("/");

        assertThat(response).hasStatus(200).hasHeader("X-Request-ID", response.text());
    }

    @Test
    void eachRequestHasAnIdOfItsOwnThoughItFindsNothing() {
        assertThat(client.get("/nope").header("X-Request-ID")).isNotNull().isNotEqualTo(client.get("/nope").header("X-Request-ID"));
    }
}

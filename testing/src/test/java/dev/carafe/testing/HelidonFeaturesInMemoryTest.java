package dev.carafe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import org.junit.jupiter.api.Test;

/** Helidon's routes and filters around an app, in memory. */
class HelidonFeaturesInMemoryTest {
    @Test
    void clientMeetsThemAsItWouldOnTheNetwork() {
        App app = App.create("featured").get("/api", req -> "by the app").helidon(helidon -> helidon.routing(routing -> routing
                .addFilter((chain, req, res) -> {
                    res.header("X-Filtered", "yes");
                    chain.proceed();
                })
                .get("/helidon", (req, res) -> res.send("by Helidon"))));
        try (TestClient client = TestClient.of(app)) {
            assertThat(client.get("/helidon")).hasStatus(200).hasText("by Helidon").hasHeader("X-Filtered", "yes");
            assertThat(client.get("/api")).hasStatus(200).hasText("by the app").hasHeader("X-Filtered", "yes");
        }
    }
}

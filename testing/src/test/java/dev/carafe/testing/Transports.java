package dev.carafe.testing;

import dev.carafe.App;
import java.util.function.Function;

/** The two ways to an app; what a test says of the client is to hold for both. */
enum Transports {
    MEMORY(TestClient::of),
    SOCKET(TestClient::live);

    private final Function<App, TestClient> client;

    Transports(Function<App, TestClient> client) {
        this.client = client;
    }

    TestClient to(App app) {
        return client.apply(app);
    }
}

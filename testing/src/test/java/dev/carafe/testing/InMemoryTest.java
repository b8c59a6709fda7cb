package dev.carafe.testing;

import dev.carafe.App;

/** The contract over Helidon's connection code in memory. */
class InMemoryTest extends Http1Contract {
    @Override
    TestClient open(App app) {
        return TestClient.of(app);
    }
}

package dev.carafe.testing;

import dev.carafe.App;

/** The contract over the network of this machine. */
class LiveTest extends Contract {
    @Override
    TestClient open(App app) {
        return TestClient.live(app);
    }
}

package dev.carafe.server;

import dev.carafe.App;

/** Connections are as clean over TLS too. */
class TlsConnectionTest extends ConnectionTest {
    @Override
    Server start(App served) {
        return TestCertificate.get().start(served);
    }
}

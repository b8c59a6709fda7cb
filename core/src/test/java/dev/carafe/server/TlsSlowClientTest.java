package dev.carafe.server;

import dev.carafe.App;

/** The deadlines hold over TLS too. */
class TlsSlowClientTest extends SlowClientTest {
    @Override
    Server start(App served) {
        return TestCertificate.get().start(served);
    }
}

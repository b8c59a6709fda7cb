package dev.carafe.server;

import dev.carafe.App;

/** Other protocols are spoken over TLS too. */
class TlsUpgradeTest extends UpgradeTest {
    @Override
    Server start(App served) {
        return TestCertificate.get().start(served);
    }
}

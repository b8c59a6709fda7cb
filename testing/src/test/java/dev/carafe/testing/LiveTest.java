package dev.carafe.testing;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.carafe.App;
import org.junit.jupiter.api.Test;

/** The contract over the network of this machine. */
class LiveTest extends Http1Contract {
    @Override
    TestClient open(App app) {
        return TestClient.live(app);
    }

    @Test
    void anAppWithACertificateIsRefused() {
        App app = App.create("secure");
        app.config().set("CERTFILE", "cert.pem");
        assertThatIllegalStateException().isThrownBy(() -> TestClient.live(app))
                .withMessageStartingWith("CERTFILE is set, and TestClient.live speaks no TLS. Test the app without it: ");
    }
}

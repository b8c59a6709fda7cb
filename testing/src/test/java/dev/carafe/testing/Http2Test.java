package dev.carafe.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carafe.App;
import org.junit.jupiter.api.BeforeAll;

/** The contract over HTTP/2 in clear text. */
class Http2Test extends Contract {
    @BeforeAll
    static void needsCurl() {
        assumeTrue(CurlTransport.isHere(), "There is no curl here that speaks HTTP/2.");
    }

    @Override
    TestClient open(App app) {
        app.config().set("HTTP2", true);
        return TestClient.of(app, new CurlTransport(app, "--http2-prior-knowledge"));
    }
}

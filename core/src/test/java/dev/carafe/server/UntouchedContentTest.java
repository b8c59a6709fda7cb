package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class UntouchedContentTest {
    @AutoClose
    private final App app = App.create("untouched")
            .post("/bytes", req -> req.contentEncoding() + " " + req.bytes().length)
            .post("/json", req -> req.json());

    private static String compressed(String path) {
        return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
                + "Content-Length: 2\r\n\r\n{}";
    }

    @Test
    void aCompressedBodyReachesTheAppAsItIsAndIsNoJson() throws IOException {
        try (RawClient client = new RawClient(app.start())) {
            assertThat(client.send(compressed("/bytes")).response().body()).isEqualTo("gzip 2");
            assertThat(client.send(compressed("/json")).response().status()).isEqualTo(415);
        }
    }
}

package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.http.Response;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a line of the access log tells of the response. */
class AccessLogTest {
    private static final Logger LOGGER = Logger.getLogger("dev.carafe.access");

    @AutoClose
    private final App app = App.create("logged")
            .get("/logged", req -> "a body")
            .get("/logged/204", req -> Response.of("a body").status(204))
            .get("/logged/304", req -> Response.of("a body").status(304));

    @Test
    void bytesAreThoseThatWereSent() throws IOException {
        app.config().set("ACCESS_LOG", true);
        Lines lines = new Lines();
        LOGGER.addHandler(lines);
        try (RawClient client = new RawClient(app.start())) {
            client.send("HEAD /logged HTTP/1.1\r\nHost: a\r\n\r\n").head();
            client.send(RawClient.get("/logged/204")).head();
            client.send(RawClient.get("/logged/304")).head();
            client.send(RawClient.get("/logged")).response();
            client.send(RawClient.get("/")).response(); // by now the lines of the requests before it are written
        } finally {
            LOGGER.removeHandler(lines);
        }

        assertThat(lines.told).containsExactly("HEAD /logged 1.1 200 0", "GET /logged/204 1.1 204 0", "GET /logged/304 1.1 304 0",
                "GET /logged 1.1 200 6");
    }

    /** The lines of this test, without the client and the time. */
    private static final class Lines extends Handler {
        private final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            String text = line.getMessage();
            if (text.contains(" /logged")) {
                told.add(text.substring(text.indexOf(' ') + 1, text.lastIndexOf(' ')));
            }
        }

        @Override
        public void flush() { }

        @Override
        public void close() { }
    }
}

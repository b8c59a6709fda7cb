package reference;

import static dev.carafe.Carafe.request;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carafe.App;
import dev.carafe.http.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;

/** Answers that are sent part by part. */
final class Streams {
    private static final String KILOBYTE = "0123456789abcdef".repeat(64);

    private Streams() { }

    static void add(App app) {
        app.get("/stream/slow", "stream_slow", req -> Response.stream(out -> {
            send(out, "first\n");
            Thread.sleep(500);
            send(out, "second\n");
        }).contentType("text/plain"));
        app.get("/stream/ctx", "stream_ctx", req -> Response.stream(out -> {
            send(out, request().method());
            send(out, " ");
            send(out, request().path());
        }).contentType("text/html"));
        app.get("/stream/boom", "stream_boom", req -> Response.stream(out -> {
            send(out, "before\n");
            Thread.sleep(50);
            throw new IllegalStateException("in mid-stream");
        }).contentType("text/html"));
        app.get("/stream/big", "stream_big", req -> Stream.generate(() -> KILOBYTE).limit(1000));
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }
}

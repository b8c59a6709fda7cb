package dev.carafe.testing;

import dev.carafe.http.Headers;
import dev.carafe.http.ServerSentEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is read while it arrives: line by line, event by event, or as bytes.
 *
 * <pre>{@code
 * try (TestStream prices = client.stream("/prices")) {
 *     assertThat(prices.nextEvent()).isEqualTo(ServerSentEvent.of("42"));
 * }
 * }</pre>
 *
 * <p>Each read waits for what comes next, and fails after 30 seconds without a byte or when the answer is cut. Closing it before the end is
 * what a browser does that is closed. Not thread-safe.
 */
public final class TestStream implements AutoCloseable {
    private final Connection connection;
    private final Answer answer;
    private @Nullable Lines lines;
    private @Nullable Events events;

    TestStream(Connection connection, Answer answer) {
        this.connection = connection;
        this.answer = answer;
    }

    /** The status code; it is there once the app has sent something, if only by flushing. */
    public int status() {
        return read(() -> answer.head().status());
    }

    /** All header fields. */
    public Headers headers() {
        return read(() -> answer.head().headers());
    }

    /** The first value of a header field, or null. */
    public @Nullable String header(String name) {
        return headers().get(name);
    }

    /** The bytes as they arrive; not to be mixed with the other ways of reading. */
    public InputStream bytes() {
        return read(answer::body);
    }

    /** The next line without its end, in UTF-8; null at the end of the answer. */
    public @Nullable String nextLine() {
        return read(() -> lines().next());
    }

    /** The next server-sent event; null at the end of the answer. Comments are skipped, as browsers do. */
    public @Nullable ServerSentEvent nextEvent() {
        return read(() -> events().next());
    }

    private Lines lines() throws IOException {
        if (lines == null) {
            lines = new Lines(answer.body());
        }
        return lines;
    }

    private Events events() throws IOException {
        if (events == null) {
            events = new Events(lines());
        }
        return events;
    }

    private static <T extends @Nullable Object> T read(Read<T> next) {
        try {
            return next.read();
        } catch (IOException e) {
            throw new UncheckedIOException("The stream does not go on: " + e.getMessage(), e);
        }
    }

    private interface Read<T extends @Nullable Object> {
        T read() throws IOException;
    }

    /** What the server saw; known once it is done with the request, so after the end of the stream or its closing. */
    public ServerSide server() {
        return connection.server();
    }

    /** Leaves: the server finds the connection closed when it writes next. */
    @Override
    public void close() {
        connection.close();
    }
}

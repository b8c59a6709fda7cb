package dev.carafe.testing;

import dev.carafe.http.Headers;
import dev.carafe.http.ServerSentEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A response that is read while it arrives: by line, by event, or as bytes.
 *
 * <pre>{@code
 * try (TestStream prices = client.stream("/prices")) {
 *     assertThat(prices.nextEvent()).isEqualTo(ServerSentEvent.of("42"));
 * }
 * }</pre>
 *
 * <p>Each read waits for data, and fails after 30 seconds without a byte or when the response is cut. Closing the stream early is like
 * closing the browser. Not thread-safe.
 */
public final class TestStream implements AutoCloseable {
    private final Connection connection;
    private final ReceivedResponse received;
    private @Nullable Lines lines;
    private @Nullable Events events;

    TestStream(Connection connection, ReceivedResponse received) {
        this.connection = connection;
        this.received = received;
    }

    /** Returns the status code, which is available once the app has sent or flushed something. */
    public int status() {
        return read(() -> received.head().status());
    }

    /** Returns all header fields. */
    public Headers headers() {
        return read(() -> received.head().headers());
    }

    /** Returns the first value of a header field, or null. */
    public @Nullable String header(String name) {
        return headers().get(name);
    }

    /** Returns the bytes as they arrive; don't combine it with the other ways of reading. */
    public InputStream bytes() {
        return read(received::body);
    }

    /** Returns the next line without its terminator, in UTF-8; null at the end of the response. */
    public @Nullable String nextLine() {
        return read(() -> lines().next());
    }

    /** Returns the next server-sent event, without comments, as in browsers; null at the end of the response. */
    public @Nullable ServerSentEvent nextEvent() {
        return read(() -> events().next());
    }

    private Lines lines() throws IOException {
        if (lines == null) {
            lines = new Lines(received.body());
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

    /** Returns what the server recorded; available once the stream has ended or was closed. */
    public ServerSide server() {
        return connection.server();
    }

    /** Closes the connection; the server notices with its next write. */
    @Override
    public void close() {
        connection.close();
    }
}

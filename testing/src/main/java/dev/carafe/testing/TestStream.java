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
    private final AnswerHead head;
    private final InputStream body;
    private final Connection connection;
    private final Lines lines;
    private final Events events;

    TestStream(AnswerHead head, InputStream body, Connection connection) {
        this.head = head;
        this.body = body;
        this.connection = connection;
        this.lines = new Lines(body);
        this.events = new Events(lines);
    }

    /** The status code. */
    public int status() {
        return head.status();
    }

    /** All header fields. */
    public Headers headers() {
        return head.headers();
    }

    /** The first value of a header field, or null. */
    public @Nullable String header(String name) {
        return head.headers().get(name);
    }

    /** The bytes as they arrive; not to be mixed with the other ways of reading. */
    public InputStream bytes() {
        return body;
    }

    /** The next line without its end, in UTF-8; null at the end of the answer. */
    public @Nullable String nextLine() {
        try {
            return lines.next();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The next server-sent event; null at the end of the answer. Comments are skipped, as browsers do. */
    public @Nullable ServerSentEvent nextEvent() {
        try {
            return events.next();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("The stream did not go on: " + e.getMessage(), e);
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

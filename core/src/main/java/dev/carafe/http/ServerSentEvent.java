package dev.carafe.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One event of a stream that a browser reads with {@code EventSource} (the HTML standard, section 9.2).
 *
 * <pre>{@code
 * events.send(ServerSentEvent.of("{\"price\":42}").event("price").id("1042"));
 * }</pre>
 *
 * <p>Immutable; each method with an argument returns a changed copy.
 *
 * @param data the text, of one or more lines
 * @param event the type that the browser's listeners ask for, or null for {@code message}
 * @param id what a reconnecting browser sends as {@code Last-Event-ID}, or null to keep the previous id
 * @param retry how long a browser waits before it reconnects, or null to leave that unchanged
 */
public record ServerSentEvent(String data, @Nullable String event, @Nullable String id, @Nullable Duration retry) {
    /**
     * Creates an event with all its fields; {@link #of} is shorter.
     *
     * @throws IllegalArgumentException if the type or the id has a line break or a NUL, or the time to wait is negative
     */
    public ServerSentEvent {
        checkLine("event", event);
        checkLine("id", id);
        if (retry != null && retry.isNegative()) {
            throw new IllegalArgumentException("The time before a browser comes back is %s, which is below 0.".formatted(retry));
        }
    }

    private static void checkLine(String field, @Nullable String value) {
        if (value != null && value.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
            throw new IllegalArgumentException(("The %s of a server-sent event has a line break or a NUL, which would end it. "
                    + "Put it into the data.").formatted(field));
        }
    }

    /** Returns an event of type {@code message}. */
    public static ServerSentEvent of(String data) {
        return new ServerSentEvent(data, null, null, null);
    }

    public ServerSentEvent event(@Nullable String kind) {
        return new ServerSentEvent(data, kind, id, retry);
    }

    public ServerSentEvent id(@Nullable String text) {
        return new ServerSentEvent(data, event, text, retry);
    }

    public ServerSentEvent retry(@Nullable Duration wait) {
        return new ServerSentEvent(data, event, id, wait);
    }

    /** Returns the event as in the stream, with the empty line that ends it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(data.length() + 32);
        field(text, "event", event);
        field(text, "id", id);
        field(text, "retry", retry == null ? null : Long.toString(retry.toMillis()));
        lines(text, "data", data);
        return text.append('\n').toString();
    }

    private static void field(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            text.append(name).append(": ").append(value).append('\n');
        }
    }

    /** Writes a field for each line of a text, with any of the three line breaks. */
    static void lines(StringBuilder text, String name, String value) {
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
            char c = i < value.length() ? value.charAt(i) : '\n';
            if (c == '\n' || c == '\r') {
                text.append(name).append(": ").append(value, start, i).append('\n');
                i += c == '\r' && value.startsWith("\n", i + 1) ? 1 : 0;
                start = i + 1;
            }
        }
    }
}

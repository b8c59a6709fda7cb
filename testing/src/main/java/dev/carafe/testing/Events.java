package dev.carafe.testing;

import dev.carafe.http.ServerSentEvent;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events as browsers do (the HTML standard, section 9.2.6). */
final class Events {
    private final Lines lines;
    private final StringBuilder data = new StringBuilder();
    private @Nullable String kind;
    private @Nullable String id;
    private @Nullable Duration retry;

    Events(Lines lines) {
        this.lines = lines;
    }

    /** Returns the next event that has data, or null at the end of the stream. Drops an incomplete event there. */
    @Nullable ServerSentEvent next() throws IOException {
        start();
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (!line.isEmpty()) {
                read(line);
            } else if (!data.isEmpty()) {
                return new ServerSentEvent(data.substring(0, data.length() - 1), kind, id, retry);
            } else {
                start();
            }
        }
        return null;
    }

    private void start() {
        data.setLength(0);
        kind = null;
        id = null;
        retry = null;
    }

    private void read(String line) {
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        field(field, value.startsWith(" ") ? value.substring(1) : value);
    }

    private void field(String name, String value) {
        switch (name) {
            case "data" -> data.append(value).append('\n');
            case "event" -> kind = value.isEmpty() ? null : value;
            case "id" -> id = value.indexOf('\0') < 0 ? value : id;
            case "retry" -> retry = ResponseHead.isNumber(value) ? Duration.ofMillis(Long.parseLong(value)) : retry;
            default -> {
                // a comment or an unknown field
            }
        }
    }
}

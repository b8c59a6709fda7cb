package dev.carafe.server;

import dev.carafe.http.RawRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats the line of a request as a JSON object. Leaves out fields with unknown values. */
final class AccessJson {
    private final StringBuilder line = new StringBuilder(256);

    private AccessJson() { }

    static String line(AccessEntry entry) {
        RawRequest request = entry.request();
        AccessJson json = new AccessJson();
        json.text("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        json.text("remote_addr", request.remoteAddr());
        json.number("remote_port", request.remotePort() < 0 ? null : Integer.toString(request.remotePort()));
        json.text("method", request.method());
        json.text("scheme", request.scheme());
        json.text("host", request.header("Host"));
        json.text("path", request.rawPath());
        json.text("protocol", request.httpVersion().isEmpty() ? null : "HTTP/" + request.httpVersion());
        json.number("status", Integer.toString(entry.status()));
        json.number("bytes", entry.bytes() < 0 ? null : Long.toString(entry.bytes()));
        json.number("duration", entry.nanos() < 0 ? null : String.format(Locale.ROOT, "%.6f", entry.nanos() / 1e9));
        json.text("referer", request.header("Referer"));
        json.text("user_agent", request.header("User-Agent"));
        json.text("request_id", entry.requestId());
        return json.line.append('}').toString();
    }

    private void text(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            name(name);
            line.append('"');
            LogText.append(value, "\\u00", line);
            line.append('"');
        }
    }

    private void number(String name, @Nullable String value) {
        if (value != null) {
            name(name);
            line.append(value);
        }
    }

    private void name(String name) {
        line.append(line.isEmpty() ? '{' : ',').append('"').append(name).append("\":");
    }
}

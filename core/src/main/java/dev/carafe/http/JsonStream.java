package dev.carafe.http;

import dev.carafe.json.JsonProvider;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends values as JSON one by one, so that any number of them takes the memory of one.
 *
 * <pre>{@code
 * app.get("/people", req -> JsonStream.array(people.stream()));     // [{"name":"Ada"},{"name":"Grace"}]
 * app.get("/log", req -> JsonStream.lines(log.iterator()));         // a line of JSON for each
 * }</pre>
 *
 * <p>The first value is computed before the response's header is sent, so a failure there is handled like any other. A later failure cuts
 * the response, and the client sees that it is incomplete. The stream, or an iterator that is {@code AutoCloseable}, is closed in the end.
 * A route with {@code produces("application/json")} or {@code produces("application/jsonl")} may return the stream or iterator itself.
 */
public final class JsonStream {
    /** The media type of lines. */
    public static final String LINES = "application/jsonl";

    private final Iterator<?> values;
    private final AutoCloseable source;
    private final boolean lines;

    private JsonStream(Iterator<?> values, AutoCloseable source, boolean lines) {
        this.values = values;
        this.source = source;
        this.lines = lines;
    }

    /** Returns an array of a stream's values. */
    public static JsonStream array(BaseStream<?, ?> values) {
        return of(values, false);
    }

    /** Returns an array of an iterator's values. */
    public static JsonStream array(Iterator<?> values) {
        return of(values, false);
    }

    /** Returns a stream's values as lines, each sent as soon as it is available. */
    public static JsonStream lines(BaseStream<?, ?> values) {
        return of(values, true);
    }

    /** Returns an iterator's values as lines, each sent as soon as it is available. */
    public static JsonStream lines(Iterator<?> values) {
        return of(values, true);
    }

    /** Returns a stream or an iterator in the form of a media type, or null if that is not JSON. For apps. */
    public static @Nullable JsonStream of(Object values, String mediaType) {
        return switch (mediaType.toLowerCase(Locale.ROOT)) {
            case LINES, "application/x-ndjson", "application/json-lines", "application/x-jsonlines" -> of(values, true);
            case "application/json" -> of(values, false);
            default -> mediaType.endsWith("+json") ? of(values, false) : null;
        };
    }

    private static JsonStream of(Object values, boolean lines) {
        if (values instanceof BaseStream<?, ?> stream) {
            return new JsonStream(stream.iterator(), stream, lines);
        }
        return new JsonStream((Iterator<?>) values, values instanceof AutoCloseable closeable ? closeable : () -> { }, lines);
    }

    /** Returns the media type, if the response has none of its own. For apps. */
    public String mediaType(String json) {
        return lines ? LINES : json;
    }

    /** Returns the body. Computes the first value at once. For apps. */
    public StreamBody body(JsonProvider json) {
        try {
            byte @Nullable [] first = values.hasNext() ? element(json) : null;
            return Streams.closing(source, out -> {
                if (lines) {
                    writeLines(first, json, out);
                } else {
                    writeArray(first, json, out);
                }
            });
        } catch (Throwable e) {
            try {
                source.close();
            } catch (Exception second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private void writeLines(byte @Nullable [] first, JsonProvider json, OutputStream out) throws IOException {
        for (byte[] element = first; element != null; element = values.hasNext() ? element(json) : null) {
            ByteArrayOutputStream line = new ByteArrayOutputStream(element.length + 1);
            for (byte octet : element) {
                if (octet != '\n' && octet != '\r') { // line breaks come only from indentation: within texts they are escaped
                    line.write(octet);
                }
            }
            line.write('\n');
            line.writeTo(out);
            out.flush();
        }
    }

    private void writeArray(byte @Nullable [] first, JsonProvider json, OutputStream out) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(out);
        buffered.write('[');
        for (byte[] element = first; element != null; element = values.hasNext() ? element(json) : null) {
            buffered.write(element);
            if (values.hasNext()) {
                buffered.write(',');
            }
        }
        buffered.write(']');
        buffered.flush();
    }

    private byte[] element(JsonProvider json) {
        return json.write(values.next());
    }
}

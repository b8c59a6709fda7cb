package dev.carafe.server.http2;

import dev.carafe.http.Headers;
import dev.carafe.http.HttpException;
import dev.carafe.http.RawRequest;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The request of a stream. */
public final class StreamRequest implements RawRequest {
    private final Stream stream;
    private final String path;
    private final @Nullable String query;
    private @Nullable Headers headers;
    private @Nullable HttpException refusal;

    StreamRequest(Stream stream) {
        this.stream = stream;
        String target = stream.head().target();
        int mark = target.indexOf('?');
        this.path = mark < 0 ? target : target.substring(0, mark);
        this.query = mark < 0 ? null : encoded(target.substring(mark + 1));
        this.refusal = stream.head().refusal();
    }

    /** Percent-encodes bytes beyond ASCII, as for HTTP/1.1. */
    private static String encoded(String query) {
        if (query.chars().allMatch(c -> c < 128)) {
            return query;
        }
        StringBuilder encoded = new StringBuilder(query.length() + 16);
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            encoded.append(c < 128 ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return encoded.toString();
    }

    /** Sets what is told when a thread waits for the client. */
    public void whenWaiting(ClientWait wait) {
        stream.body().whenWaiting(wait);
    }

    /** Refuses the request. An error handler makes the response. */
    public void refuse(HttpException error) {
        refusal = error;
    }

    @Override
    public String method() {
        return stream.head().method();
    }

    @Override
    public String rawPath() {
        return path;
    }

    @Override
    public @Nullable String rawQuery() {
        return query;
    }

    @Override
    public Headers headers() {
        if (headers == null) {
            headers = stream.head().headers();
        }
        return headers;
    }

    @Override
    public boolean upgrades() {
        return false;
    }

    @Override
    public @Nullable HttpException refusal() {
        return refusal;
    }

    @Override
    public InputStream body() {
        return stream.body();
    }

    @Override
    public String scheme() {
        return stream.shared().wire().scheme();
    }

    @Override
    public String httpVersion() {
        return "2.0";
    }

    @Override
    public String remoteAddr() {
        return stream.shared().wire().remoteAddr();
    }

    @Override
    public int remotePort() {
        return stream.shared().wire().remotePort();
    }
}

package dev.carafe.server;

import dev.carafe.http.Headers;
import dev.carafe.http.Outgoing;
import dev.carafe.http.ResponseOutput;
import dev.carafe.http.StreamBody;
import dev.carafe.http.UpgradeHandler;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Hands a response to Helidon: status, header fields and body, unchanged. It decides nothing. */
final class ResponseWriter {
    private static final Header JSON = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json");
    private static final Header HTML = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
    private static final Header TEXT = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
    private static final byte[] NOTHING = {};
    /** Helidon copies what goes out with the head, so of a large write that is only the beginning. */
    private static final int WITH_HEAD = 1024;
    private static final Status[] STATUSES = new Status[1000];

    static {
        for (int code = 100; code < STATUSES.length; code++) {
            STATUSES[code] = Status.create(code);
        }
    }

    private final ServerResponse out;
    private final boolean http2;
    private final boolean http10;
    private final @Nullable Guard guard;
    private final Place place;
    private int status;
    private long length = -1;
    private long streamed;
    private Headers fields = Headers.EMPTY;
    private boolean clientGone;

    ResponseWriter(ServerResponse out, RequestReader request) {
        this.out = out;
        this.http2 = request.isHttp2();
        this.http10 = request.isHttp10();
        this.guard = request.guard();
        this.place = request.place();
    }

    void write(Outgoing response, boolean closes) {
        status = response.status();
        length = response.body() instanceof Outgoing.None ? 0 : response.body().length();
        fields = response.headers();
        writeHead(fields, closes);
        switch (response.body()) {
            case Outgoing.Bytes(byte[] bytes) -> writeBytes(bytes);
            case Outgoing.Streamed(StreamBody stream) -> writeStream(stream);
            case Outgoing.None(long announced) -> {
                out.headers().set(announced < 0 ? NoLength.EMPTY : HeaderValues.create(HeaderNames.CONTENT_LENGTH, announced));
                writeBytes(NOTHING);
            }
            case Outgoing.Upgraded upgraded -> throw new IllegalStateException("An upgrade is no response of HTTP.");
        }
    }

    /** Records a response that comes too late to be sent. */
    void skip(Outgoing response) {
        status = response.status();
        fields = response.headers();
    }

    private void writeBytes(byte[] bytes) {
        place.leave();
        try {
            out.status(STATUSES[status]).send(bytes);
        } catch (ServerConnectionException e) {
            clientGone = true;
            throw e;
        }
    }

    /**
     * Writes the header. The app's own {@code Server} and {@code X-Content-Type-Options} replace the server's: Helidon keeps one set of
     * values per name.
     */
    private void writeHead(Headers fields, boolean closes) {
        ServerResponseHeaders headers = out.headers();
        headers.set(OwnFields.SERVER);
        headers.set(OwnFields.NO_SNIFFING);
        for (int i = 0; i < fields.size(); i++) {
            write(fields.nameAt(i), fields.valueAt(i), headers);
        }
        // A response over HTTP/2 can't end the connection, and must not try (RFC 9113, section 8.2.2).
        if (http2) {
            headers.remove(HeaderNames.CONNECTION);
        } else if (closes) {
            headers.set(HeaderValues.CONNECTION_CLOSE);
        }
    }

    private static void write(String name, String value, ServerResponseHeaders headers) {
        switch (name) {
            case "Content-Type" -> headers.set(contentType(value));
            case "Server" -> headers.set(HeaderNames.SERVER, value);
            default -> {
                HeaderName known = HeaderNames.create(name);
                if (known.equals(HeaderNames.SERVER) || known.equals(HeaderNames.X_CONTENT_TYPE_OPTIONS)) {
                    headers.set(known, value);
                } else {
                    headers.add(HeaderValues.create(known, value));
                }
            }
        }
    }

    private static Header contentType(String type) {
        return switch (type) {
            case "application/json" -> JSON;
            case "text/html; charset=utf-8" -> HTML;
            case "text/plain; charset=utf-8" -> TEXT;
            default -> HeaderValues.create(HeaderNames.CONTENT_TYPE, type);
        };
    }

    /** Writes a streamed body. The last chunk is sent only if the body ends normally: it tells the client that the body is complete. */
    private void writeStream(StreamBody stream) {
        if (length >= 0) {
            out.headers().set(HeaderValues.create(HeaderNames.CONTENT_LENGTH, length));
        } else if (http10) {
            out.headers().set(NoLength.UNTIL_CLOSE);
        }
        Watched body = new Watched(out.status(STATUSES[status]).outputStream());
        try {
            stream.writeTo(body);
            body.end();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The body of the response failed while it was written.", e);
        } finally {
            body.whenStopping(() -> { });
        }
    }

    /** Sends the 101 and runs the new protocol until the end of the connection. */
    void upgrade(Outgoing response, UpgradeHandler handler, Guard guard) {
        status = response.status();
        fields = response.headers();
        UpgradedConnection connection = UpgradedConnection.begin(response, guard);
        try {
            handler.speak(connection);
        } catch (IOException e) {
            clientGone = true;
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The protocol that followed the response failed.", e);
        }
    }

    private boolean isUpgrade() {
        return status == 101;
    }

    /** Returns whether the connection ends with the response: its header says so, or what follows is not HTTP. */
    boolean closes() {
        return isUpgrade()
                || (out.headers().contains(HeaderNames.CONNECTION) && out.headers().containsToken(HeaderValues.CONNECTION_CLOSE));
    }

    /** Returns whether the end of the connection marks the end of the body. */
    boolean endsByClose() {
        return http10 && length < 0;
    }

    /** Returns whether sending failed because the client has gone. */
    boolean clientGone() {
        return clientGone;
    }

    /** Discards what was written, including header fields, if nothing has been sent yet. Returns whether it did. */
    boolean restart() {
        return !isUpgrade() && ((RoutingResponse) out).reset();
    }

    int status() {
        return status;
    }

    /** Returns the length of the body: 0 if there is none, or -1 if it was not known beforehand. */
    long length() {
        return length;
    }

    /** Returns how many bytes of the body were sent, or -1 if the connection was upgraded. */
    long sent() {
        return isUpgrade() ? -1 : length < 0 ? streamed : length;
    }

    /** Returns the header fields of the response, without the server's own. */
    Headers fields() {
        return fields;
    }

    /** Passes everything on, and distinguishes a client that has gone from a body that failed. */
    private final class Watched extends ResponseOutput {
        private final OutputStream to;

        Watched(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            int first = streamed == 0 && length >= 0 ? Math.min(count, WITH_HEAD) : count;
            watched(() -> {
                to.write(bytes, offset, first);
                if (first < count) {
                    to.write(bytes, offset + first, count - first);
                }
            });
            streamed += count;
        }

        @Override
        public void flush() throws IOException {
            watched(to::flush);
        }

        /** Does not end the body: its writer may close the stream because of a failure. */
        @Override
        public void close() throws IOException {
            flush();
        }

        void end() throws IOException {
            watched(((RoutingResponse) out)::commit);
        }

        @Override
        public void whenStopping(Runnable task) {
            if (guard != null) {
                guard.whenStopping(task);
            }
        }

        private void watched(Transfer transfer) throws IOException {
            InFlight left = place.aside();
            try {
                transfer.run();
            } catch (IOException | RuntimeException e) {
                clientGone = true;
                throw e;
            } finally {
                place.back(left);
            }
        }
    }

    private interface Transfer {
        void run() throws IOException;
    }
}

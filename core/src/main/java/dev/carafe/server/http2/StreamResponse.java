package dev.carafe.server.http2;

import dev.carafe.http.Headers;
import dev.carafe.http.Outgoing;
import dev.carafe.http.ResponseOutput;
import dev.carafe.http.StreamBody;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The response on a stream. Nothing is sent before the first piece of its body or its end, so it can be replaced until then. */
public final class StreamResponse {
    private static final byte[] NOTHING = {};
    private static final int FIRST_ERROR = 400;

    private final Stream stream;
    private final Shared shared;
    private final StreamStop stop;
    private ClientWait wait = new Patience();
    private FieldBlock head = new FieldBlock(500);
    private int status;
    private long length = -1;
    private long sent;
    private Headers fields = Headers.EMPTY;
    private boolean begun;
    private boolean clientGone;

    StreamResponse(Stream stream, StreamStop stop) {
        this.stream = stream;
        this.shared = stream.shared();
        this.stop = stop;
    }

    /** Sets what is told when a thread waits for the client. */
    public void whenWaiting(ClientWait around) {
        wait = around;
    }

    /**
     * Sends a response.
     *
     * @param own the server's header fields, alternating names and values; fields that the response has itself are left out
     * @throws UncheckedIOException if the client no longer receives; {@link #clientGone} is then true
     */
    public void send(Outgoing response, String... own) {
        status = response.status();
        fields = response.headers();
        length = response.body() instanceof Outgoing.None ? 0 : response.body().length();
        head = head(response, own);
        switch (response.body()) {
            case Outgoing.Bytes(byte[] bytes) -> writeAll(bytes);
            case Outgoing.None none -> writeAll(NOTHING);
            case Outgoing.Streamed(StreamBody body) -> stream(body);
            case Outgoing.Upgraded upgraded -> throw new IllegalStateException("A stream of HTTP/2 can't change its protocol.");
        }
    }

    /** Asks the client for its body (RFC 9110, section 10.1.1). */
    void ask() {
        if (!begun) {
            pass(() -> {
                shared.output().headers(stream.id(), new FieldBlock(100), false);
                shared.output().flush();
            });
        }
    }

    private FieldBlock head(Outgoing response, String... own) {
        FieldBlock block = new FieldBlock(response.status());
        Headers headers = response.headers();
        for (int i = 0; i < own.length; i += 2) {
            if (!headers.contains(own[i])) {
                block.add(own[i], own[i + 1]);
            }
        }
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.nameAt(i);
            if (!name.equalsIgnoreCase("Connection") && !name.equalsIgnoreCase("Upgrade")) {
                block.add(name, headers.valueAt(i));
            }
        }
        long announced = response.body().length();
        if (announced >= 0) {
            block.add("content-length", Long.toString(announced));
        }
        return block;
    }

    private void stream(StreamBody body) {
        Pieces pieces = new Pieces();
        try {
            body.writeTo(pieces);
            pieces.end();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The body of the response failed while it was written.", e);
        } finally {
            stop.forget(this);
        }
    }

    /**
     * Sends a complete response and drops the rest of the request. Before a successful response, the client may first send that rest, since
     * curl 7 hangs otherwise; clients handle an early error well.
     */
    private void writeAll(byte[] bytes) {
        if (status < FIRST_ERROR) {
            stream.body().drain();
        }
        pass(() -> write(bytes, 0, bytes.length, true));
    }

    private void pass(Transfer transfer) {
        try {
            transfer.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a part of the body and, before the first part, the header. */
    private void write(byte[] bytes, int offset, int size, boolean last) throws IOException {
        wait.begins();
        try {
            stream.require();
            boolean first = !begun;
            if (first) {
                begun = true;
                shared.output().headers(stream.id(), head, last && size == 0);
            }
            if (size > 0) {
                writeData(bytes, offset, size, last);
            } else if (last && !first) {
                shared.output().data(stream.id(), NOTHING, 0, 0, true);
            }
            if (last) {
                stream.endSending();
            }
            if (shared.streams().isCrowded()) {
                shared.output().flushWithOthers();
            } else {
                shared.output().flush();
            }
        } catch (IOException e) {
            clientGone = true;
            throw e;
        } finally {
            wait.ends();
        }
    }

    private void writeData(byte[] bytes, int offset, int size, boolean last) throws IOException {
        int at = offset;
        int end = offset + size;
        while (at < end) {
            int piece = Math.min(Frame.MAX_LENGTH, end - at);
            if (!shared.windows().takeAtOnce(stream.window(), piece)) {
                shared.output().flush();
                piece = shared.windows().take(stream.window(), piece, shared.limits().responseTimeout().toNanos());
            }
            shared.output().data(stream.id(), bytes, at, piece, last && at + piece == end);
            shared.floods().sent();
            at += piece;
            sent += piece;
        }
    }

    /** Returns the status code, or 0 before {@link #send}. */
    public int status() {
        return status;
    }

    /** Returns how many bytes of the body were sent. */
    public long sent() {
        return sent;
    }

    /** Returns the app's header fields; empty before {@link #send}. */
    public Headers fields() {
        return fields;
    }

    /** Returns whether sending failed because the client has gone. */
    public boolean clientGone() {
        return clientGone;
    }

    /** Returns whether something has been sent, so that the response can no longer be replaced. */
    public boolean begun() {
        return begun;
    }

    private interface Transfer {
        void run() throws IOException;
    }

    private static final class Patience implements ClientWait {
        @Override
        public void begins() { }

        @Override
        public void ends() { }
    }

    /** Buffers small pieces, and distinguishes a client that has gone from a body that failed. */
    private final class Pieces extends ResponseOutput {
        private static final int HELD = 4 * 1024;

        private byte[] held = NOTHING;
        private int count;
        private long total;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int size) throws IOException {
            total += size;
            if (length >= 0 && total > length) {
                throw new IOException("The body is longer than the " + length + " bytes that it announced.");
            }
            if (size > HELD - count) {
                pass();
            }
            if (size > HELD) {
                StreamResponse.this.write(bytes, offset, size, false);
                return;
            }
            if (held.length == 0) {
                held = new byte[HELD];
            }
            System.arraycopy(bytes, offset, held, count, size);
            count += size;
        }

        private void pass() throws IOException {
            if (count > 0) {
                int size = count;
                count = 0;
                StreamResponse.this.write(held, 0, size, false);
            }
        }

        @Override
        public void flush() throws IOException {
            pass();
        }

        /** Does not end the body: its writer may close the stream because of a failure. */
        @Override
        public void close() throws IOException {
            pass();
        }

        void end() throws IOException {
            if (length >= 0 && total < length) {
                throw new IOException("The body is shorter than the " + length + " bytes that it announced.");
            }
            StreamResponse.this.write(held, 0, count, true);
        }

        @Override
        public void whenStopping(Runnable task) {
            stop.when(StreamResponse.this, task);
        }
    }
}

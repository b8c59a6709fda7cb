package dev.carafe.testing;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A response in memory that is read while it is written. A writer that is too far ahead waits, and fails once the reader has gone. */
final class Pipe implements DataWriter, Connection {
    private static final int AHEAD = 64;
    private static final long POLL_MILLIS = 50;
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> parts = new LinkedBlockingQueue<>(AHEAD);
    private final ServerSide server;
    private volatile boolean closed;
    private volatile boolean cut;
    private boolean ended;

    Pipe(ServerSide server) {
        this.server = server;
    }

    @Override
    public void write(BufferData... buffers) {
        for (BufferData buffer : buffers) {
            write(buffer);
        }
    }

    @Override
    public void write(BufferData buffer) {
        byte[] part = buffer.readBytes();
        if (part.length > 0) {
            put(part);
        }
    }

    @Override
    public void writeNow(BufferData... buffers) {
        write(buffers);
    }

    @Override
    public void writeNow(BufferData buffer) {
        write(buffer);
    }

    private void put(byte[] part) {
        try {
            do {
                if (closed || cut) {
                    throw new UncheckedIOException(new IOException("The connection is closed."));
                }
            } while (!parts.offer(part, POLL_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("The server was interrupted while the client did not read.", e));
        }
    }

    /** Tells the reader that the server has closed the connection. */
    void end() {
        if (!closed && !cut) {
            put(END);
        }
    }

    /** Cuts the connection: writers fail, and the reader gets what has already arrived. */
    void cut() {
        cut = true;
        parts.offer(END);
    }

    @Override
    public byte @Nullable [] receive() throws IOException {
        if (ended) {
            return null;
        }
        try {
            byte[] part = parts.poll(cut ? 0 : SocketTransport.TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            if (part == null && cut) {
                part = END;
            } else if (part == null) {
                throw new SocketTimeoutException("Nothing came for %d seconds.".formatted(SocketTransport.TIMEOUT_MILLIS / 1000));
            }
            ended = part.length == 0;
            return ended ? null : part;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The test was interrupted.", e);
        }
    }

    @Override
    public ServerSide server() {
        return server;
    }

    @Override
    public void close() {
        closed = true;
    }
}

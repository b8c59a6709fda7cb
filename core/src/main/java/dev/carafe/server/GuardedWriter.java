package dev.carafe.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import org.jspecify.annotations.Nullable;

/** Writes what the client has to take in time: what counts is that it takes some, not how long all of it takes. */
final class GuardedWriter implements DataWriter {
    /** As much as fits a record of TLS. */
    private static final int PIECE = 16 * 1024;

    private final DataWriter writer;
    private final Guard guard;
    private final @Nullable ChannelSocket socket;

    /** A socket that tells of each part of a message that the client has taken is written to as a whole; others get pieces. */
    GuardedWriter(Link link, Guard guard) {
        this.writer = link.writer();
        this.guard = guard;
        this.socket = link.socket() instanceof ChannelSocket channel ? channel : null;
    }

    @Override
    public void writeNow(BufferData buffer) {
        if (socket != null || buffer.available() <= PIECE) {
            writeInTime(buffer);
            return;
        }
        byte[] piece = new byte[PIECE];
        while (!buffer.consumed()) {
            writeInTime(BufferData.create(piece, 0, buffer.read(piece)));
        }
    }

    private void writeInTime(BufferData buffer) {
        // A channel that an interrupted thread writes to is closed. The flag is the app's business, not the client's.
        boolean interrupted = Thread.interrupted();
        guard.startWrite();
        try {
            if (socket != null) {
                socket.write(buffer, guard);
            } else {
                writer.writeNow(buffer);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            guard.endWrite();
        }
    }

    @Override
    public void writeNow(BufferData... buffers) {
        writeNow(BufferData.create(buffers));
    }

    @Override
    public void write(BufferData... buffers) {
        writeNow(buffers);
    }

    @Override
    public void write(BufferData buffer) {
        writeNow(buffer);
    }

    @Override
    public void flush() {
        writer.flush();
    }

    @Override
    public void close() {
        writer.close();
    }
}

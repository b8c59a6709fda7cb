package dev.carafe.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import org.jspecify.annotations.Nullable;

/** Writes in pieces, each with a deadline. A client must make progress, however long the whole response takes. */
final class GuardedWriter implements DataWriter {
    /** As many bytes as fit a TLS record. */
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
        // An interrupted thread that writes to a channel closes it. The interrupt is meant for the app, not for the client.
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

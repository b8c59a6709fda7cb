package dev.carafe.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

/** Writes in pieces, each with a deadline. A client must make progress, however long the whole response takes. */
final class GuardedWriter implements DataWriter {
    /** As many bytes as Helidon passes to a socket at once. */
    private static final int PIECE = 8 * 1024;

    private final DataWriter writer;
    private final Guard guard;

    GuardedWriter(DataWriter writer, Guard guard) {
        this.writer = writer;
        this.guard = guard;
    }

    @Override
    public void writeNow(BufferData buffer) {
        if (buffer.available() <= PIECE) {
            writePiece(buffer);
            return;
        }
        byte[] piece = new byte[PIECE];
        while (!buffer.consumed()) {
            writePiece(BufferData.create(piece, 0, buffer.read(piece)));
        }
    }

    private void writePiece(BufferData piece) {
        // An interrupted thread that writes to a channel closes it. The interrupt is meant for the app, not for the client.
        boolean interrupted = Thread.interrupted();
        guard.startWrite();
        try {
            writer.writeNow(piece);
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

package dev.carafe.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

/** Writes in pieces, each of which the client has to take in time: what counts is that it takes some, not how long all of it takes. */
final class GuardedWriter implements DataWriter {
    /** As much as Helidon passes to a socket at once. */
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
        // A channel that an interrupted thread writes to is closed. The flag is the app's business, not the client's.
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

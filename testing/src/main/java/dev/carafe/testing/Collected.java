package dev.carafe.testing;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** An answer in memory that is read when all of it is there. */
final class Collected implements DataWriter, Connection {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final ServerSide server;
    private boolean received;

    Collected(ServerSide server) {
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
        buffer.writeTo(bytes);
    }

    @Override
    public void writeNow(BufferData... buffers) {
        write(buffers);
    }

    @Override
    public void writeNow(BufferData buffer) {
        write(buffer);
    }

    @Override
    public byte @Nullable [] receive() {
        byte[] all = received ? null : bytes.toByteArray();
        received = true;
        return all;
    }

    @Override
    public ServerSide server() {
        return server;
    }

    @Override
    public void close() { }
}

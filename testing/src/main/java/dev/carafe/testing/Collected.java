package dev.carafe.testing;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A response in memory that is read once it is complete. */
final class Collected implements DataWriter, Connection {
    private final Queue<byte[]> parts = new ArrayDeque<>(2); // the header and the body
    private final ServerSide server;

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
        parts.add(buffer.readBytes());
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
        return parts.poll();
    }

    @Override
    public ServerSide server() {
        return server;
    }

    @Override
    public void close() { }
}

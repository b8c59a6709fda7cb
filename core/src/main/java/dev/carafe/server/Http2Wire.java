package dev.carafe.server;

import dev.carafe.server.http2.Wire;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Adapts a guarded connection for HTTP/2. */
final class Http2Wire implements Wire {
    private final DataReader reader;
    private final DataWriter writer;
    private final Link link;
    private final Guard guard;
    private @Nullable Awaited awaited;

    /** Creates a wire. The reader may hold bytes that have already arrived. */
    Http2Wire(DataReader reader, DataWriter writer, Link link, Guard guard) {
        this.reader = reader;
        this.writer = writer;
        this.link = link;
        this.guard = guard;
    }

    @Override
    public byte @Nullable [] read() throws IOException {
        try {
            reader.ensureAvailable();
            return reader.readBytes(reader.available());
        } catch (DataReader.InsufficientDataAvailableException e) {
            return null;
        } catch (RuntimeException e) {
            throw new IOException("The connection is broken.", e);
        }
    }

    @Override
    public void write(byte[] bytes, int length) throws IOException {
        try {
            writer.writeNow(BufferData.create(bytes, 0, length));
        } catch (RuntimeException e) {
            throw new IOException("The connection is broken.", e);
        }
    }

    @Override
    public void await(Awaited what) throws IOException {
        if (awaited == what) {
            return;
        }
        awaited = what;
        try {
            switch (what) {
                case REQUEST -> guard.awaitFrames(true);
                case REST -> guard.awaitRest();
                case NOTHING -> guard.awaitFrames(false);
            }
        } catch (CloseConnectionException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void endOutput() throws IOException {
        guard.endOutput();
    }

    @Override
    public String scheme() {
        return link.tls() == null ? "http" : "https";
    }

    @Override
    public String remoteAddr() {
        return link.socket().remotePeer().host();
    }

    @Override
    public int remotePort() {
        return link.socket().remotePeer().port();
    }
}

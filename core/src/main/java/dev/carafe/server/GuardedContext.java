package dev.carafe.server;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** A connection's context whose incoming bytes are looked at before Helidon's parser gets them. */
final class GuardedContext implements ConnectionContext {
    private static final byte[] NONE = {};

    private final ConnectionContext context;
    private final Guard guard;
    private final DataReader reader;
    private final ChunkFraming chunks;
    /** What had arrived of a chunked body with its header. */
    private byte[] begun = NONE;

    GuardedContext(ConnectionContext context, Guard guard, long maxContentLength) {
        this.context = context;
        this.guard = guard;
        this.chunks = new ChunkFraming(maxContentLength);
        this.reader = DataReader.create(this::pull);
        guard.guards(this);
    }

    Guard guard() {
        return guard;
    }

    /** From the next byte on, and with those that are here already, a chunked body arrives. */
    void startChunks() {
        chunks.start();
        int here = reader.available();
        if (here > 0) {
            begun = chunks.check(reader.readBytes(here));
        }
    }

    private byte @Nullable [] pull() {
        byte[] bytes = begun;
        begun = NONE;
        while (bytes.length == 0) {
            DataReader source = context.dataReader();
            try {
                source.ensureAvailable();
            } catch (DataReader.InsufficientDataAvailableException e) {
                return null;
            }
            guard.startHeader();
            bytes = chunks.check(source.readBytes(source.available()));
        }
        return bytes;
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public ListenerContext listenerContext() {
        return context.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return context.executor();
    }

    @Override
    public DataWriter dataWriter() {
        return context.dataWriter();
    }

    @Override
    public Router router() {
        return context.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return context.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return context.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return context.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return context.localPeer();
    }

    @Override
    public boolean isSecure() {
        return context.isSecure();
    }

    @Override
    public String socketId() {
        return context.socketId();
    }

    @Override
    public String childSocketId() {
        return context.childSocketId();
    }
}

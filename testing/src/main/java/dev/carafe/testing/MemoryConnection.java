package dev.carafe.testing;

import dev.carafe.testing.Observed.Origin;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.context.Context;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.http.DirectHandlers;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.Principal;
import java.security.cert.Certificate;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A connection without a network. */
final class MemoryConnection implements ConnectionContext, ListenerContext, HelidonSocket {
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();
    private static final PeerInfo SERVER = new Peer("127.0.0.1", 80);

    private final MemoryTransport transport;
    private final Supplier<byte @Nullable []> incoming;
    private final DataReader reader;
    private final Peer client;
    private final DataWriter writer;
    private final Runnable closing;
    private @Nullable Context context;

    /** Creates a connection that reads the incoming bytes until null. */
    MemoryConnection(MemoryTransport transport, Peer client, Supplier<byte @Nullable []> incoming, DataWriter writer, Runnable closing) {
        this.transport = transport;
        this.client = client;
        this.incoming = incoming;
        this.reader = DataReader.create(this::next);
        this.writer = writer;
        this.closing = closing;
    }

    private byte[] next() {
        byte[] bytes = incoming.get();
        if (bytes == null) {
            throw new NoMore();
        }
        return bytes;
    }

    @Override
    public HelidonSocket serverSocket() {
        return this;
    }

    @Override
    public byte @Nullable [] get() {
        return incoming.get();
    }

    @Override
    @SuppressWarnings("removal") // the interface requires it
    public int read(BufferData buffer) {
        byte[] bytes = get();
        if (bytes == null) {
            return -1;
        }
        buffer.write(bytes);
        return bytes.length;
    }

    @Override
    public void write(BufferData buffer) {
        writer.writeNow(buffer);
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public void idle() { }

    @Override
    public void close() {
        closing.run();
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
    }

    @Override
    public ListenerContext listenerContext() {
        return this;
    }

    @Override
    public ListenerConfig config() {
        return transport.connector().config();
    }

    @Override
    public Router router() {
        return transport.connector().router();
    }

    @Override
    public DirectHandlers directHandlers() {
        return transport.earlyErrors();
    }

    @Override
    public MediaContext mediaContext() {
        return MemoryTransport.MEDIA;
    }

    @Override
    public ContentEncodingContext contentEncodingContext() {
        return MemoryTransport.ENCODING;
    }

    @Override
    public Context context() {
        if (context == null) {
            context = Context.create();
        }
        return context;
    }

    @Override
    public ExecutorService executor() {
        return THREADS;
    }

    @Override
    public PeerInfo remotePeer() {
        return client;
    }

    @Override
    public PeerInfo localPeer() {
        return SERVER;
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public String socketId() {
        return "memory";
    }

    @Override
    public String childSocketId() {
        return "memory";
    }

    /** Thrown by the reader at the end of the stream, without a stack trace, which costs more than a request. */
    private static final class NoMore extends DataReader.InsufficientDataAvailableException {
        private static final long serialVersionUID = 1;

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    record Peer(String host, int port) implements PeerInfo {
        Origin origin() {
            return new Origin(host, port);
        }

        @Override
        public SocketAddress address() {
            return InetSocketAddress.createUnresolved(host(), port);
        }

        @Override
        public Optional<Principal> tlsPrincipal() {
            return Optional.empty();
        }

        @Override
        public Optional<Certificate[]> tlsCertificates() {
            return Optional.empty();
        }
    }
}

package dev.carafe.testing;

import dev.carafe.testing.Observed.Origin;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.context.Context;
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
import org.jspecify.annotations.Nullable;

/** A connection over which a client sends some bytes and then no more. */
final class MemoryConnection implements ConnectionContext, ListenerContext {
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();
    private static final PeerInfo SERVER = new Peer("127.0.0.1", 80);

    private final MemoryTransport transport;
    private final DataReader reader = DataReader.create(this::receive);
    private final Peer client;
    private final DataWriter writer;
    private byte @Nullable [] request;
    private @Nullable Context context;

    MemoryConnection(MemoryTransport transport, Peer client, byte[] request, DataWriter writer) {
        this.transport = transport;
        this.client = client;
        this.request = request;
        this.writer = writer;
    }

    private byte[] receive() {
        byte[] next = request;
        if (next == null) {
            throw new NoMore();
        }
        request = null;
        return next;
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
        return transport.connector.config();
    }

    @Override
    public Router router() {
        return transport.connector.router();
    }

    @Override
    public DirectHandlers directHandlers() {
        return transport.earlyErrors;
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

    /** What the reader throws at the end, without a stack trace, which costs more than a request. */
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

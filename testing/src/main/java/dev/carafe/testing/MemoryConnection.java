package dev.carafe.testing;

import dev.carafe.server.Connector;
import io.helidon.common.buffers.BufferData;
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
import java.io.ByteArrayOutputStream;
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
    private static final PeerInfo CLIENT = new Peer(50_000);
    private static final PeerInfo SERVER = new Peer(80);

    private final Connector connector;
    private final MediaContext media;
    private final ContentEncodingContext encoding;
    private final DirectHandlers earlyErrors;
    private final DataReader reader = DataReader.create(this::receive);
    private final Writer writer = new Writer();
    private byte @Nullable [] request;
    private @Nullable Context context;

    MemoryConnection(Connector connector, MediaContext media, ContentEncodingContext encoding, DirectHandlers earlyErrors, byte[] request) {
        this.connector = connector;
        this.media = media;
        this.encoding = encoding;
        this.earlyErrors = earlyErrors;
        this.request = request;
    }

    /** All that the server has sent. */
    byte[] sent() {
        return writer.bytes.toByteArray();
    }

    private byte @Nullable [] receive() {
        byte[] next = request;
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
        return connector.config();
    }

    @Override
    public Router router() {
        return connector.router();
    }

    @Override
    public DirectHandlers directHandlers() {
        return earlyErrors;
    }

    @Override
    public MediaContext mediaContext() {
        return media;
    }

    @Override
    public ContentEncodingContext contentEncodingContext() {
        return encoding;
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
        return CLIENT;
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

    private static final class Writer implements DataWriter {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

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
    }

    private record Peer(int port) implements PeerInfo {
        @Override
        public SocketAddress address() {
            return InetSocketAddress.createUnresolved(host(), port);
        }

        @Override
        public String host() {
            return "127.0.0.1";
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

package dev.carafe.server;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** A connection context that checks incoming bytes before Helidon's parser gets them, and writes outgoing bytes with deadlines. */
final class GuardedContext implements ConnectionContext {
    private static final int YIELDS_THEN_PARKS = 16;
    private static final long SHORT_NANOS = 100_000;
    private static final byte[] NONE = {};

    private final ConnectionContext context;
    private final Link link;
    private final Guard guard;
    private final DataReader reader;
    private final DataWriter writer;
    private final HeadFraming head = new HeadFraming();
    private final ChunkFraming chunks;
    private final PeerInfo peer;
    private final ListenerContext listener;
    private final AccessLog accessLog;
    /** The first bytes of the header that is being read. */
    private byte[] start = NONE;
    private Part part = Part.HEAD;
    private int waits;
    /** When the first bytes of the last request arrived. */
    private long begun;
    /** How many bytes of a body of known length remain to be passed on. */
    private long left;
    /** Bytes that have arrived beyond the part being read. */
    private byte[] rest = NONE;

    private enum Part { HEAD, BODY, CHUNKS, OTHER_PROTOCOL }

    GuardedContext(ConnectionContext context, Link link, Guard guard, long maxContentLength, AccessLog accessLog) {
        this.context = context;
        this.link = link;
        this.guard = guard;
        this.chunks = new ChunkFraming(maxContentLength);
        this.reader = DataReader.create(this::pull);
        this.writer = guard.guarded(link);
        this.peer = new GuardedPeer(link.socket().remotePeer(), guard);
        this.listener = new ReportingListener(context.listenerContext(), this::refused);
        this.accessLog = accessLog;
        guard.guards(this, link);
        guard.awaitRequest();
    }

    Guard guard() {
        return guard;
    }

    Link link() {
        return link;
    }

    HeadFraming head() {
        return head;
    }

    /** Logs a request that is refused before its whole header was read. */
    void refused(int status) {
        log(DirectHandler.TransportRequest.empty(), status, 0);
    }

    private void refused(DirectHandler.TransportRequest request, int status, int length) {
        if (!guard.isRouted() && !guard.expired()) { // otherwise it has its line already, or gets it later
            log(request, status, length);
        }
    }

    private void log(DirectHandler.TransportRequest request, int status, int length) {
        UnreadRequest unread = UnreadRequest.of(start, head.isHttp10(), request, isSecure(), peer);
        accessLog.write(new AccessEntry(unread, status, length, dev.carafe.http.Headers.EMPTY, -1));
    }

    /** Determines from the header fields of a request what follows its header. Helidon refuses ambiguous requests. */
    void endHead(Headers headers) {
        start = NONE;
        if (headers.contains(HeaderNames.TRANSFER_ENCODING)) {
            part = Part.CHUNKS;
            chunks.start();
            return;
        }
        try {
            left = headers.contentLength().orElse(0);
        } catch (IllegalArgumentException e) {
            left = 0;
        }
        part = Part.BODY;
        endPart(left == 0);
    }

    /** Passes all bytes from now on through unchanged. */
    void changeProtocol() {
        part = Part.OTHER_PROTOCOL;
    }

    private void endPart(boolean ended) {
        if (ended) {
            part = Part.HEAD;
        }
    }

    private byte[] pull() {
        byte[] bytes = NONE;
        while (bytes.length == 0) {
            bytes = rest;
            rest = NONE;
            if (bytes.length == 0) {
                bytes = received();
            }
            guard.startHeader();
            bytes = checked(bytes);
        }
        return bytes;
    }

    /** Waits for bytes. A body that the app does not read has a deadline too, since a Helidon feature may read it. */
    private byte[] received() {
        boolean unguarded = (part == Part.BODY || part == Part.CHUNKS) && !guard.isWaiting();
        if (unguarded) {
            guard.startBody(false);
        }
        DataReader source = awaited();
        if (unguarded) {
            guard.endBody();
        }
        return source.readBytes(source.available());
    }

    /** Returns the bytes of the part being read, in the form that Helidon accepts, and keeps those beyond it. */
    private byte[] checked(byte[] bytes) {
        return switch (part) {
            case HEAD -> {
                start = start.length == 0 ? bytes : start;
                byte[] checked = head.check(bytes);
                keepFrom(head.consumed(), bytes);
                yield checked;
            }
            case CHUNKS -> {
                byte[] checked = chunks.check(bytes);
                keepFrom(chunks.consumed(), bytes);
                endPart(chunks.ended());
                yield checked;
            }
            case BODY -> {
                int length = (int) Math.min(left, bytes.length);
                left -= length;
                endPart(left == 0);
                keepFrom(length, bytes);
                yield length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
            }
            case OTHER_PROTOCOL -> bytes;
        };
    }

    private void keepFrom(int start, byte[] bytes) {
        if (start < bytes.length) {
            rest = Arrays.copyOfRange(bytes, start, bytes.length);
        }
    }

    /**
     * Waits for at least one byte and returns the reader. A thread that waits for the first byte of the next request yields once: often the
     * request has arrived by then, and the thread need not register with the poller, park and be woken. On two processors this served 1.16
     * times the requests at 1 connection and 1.07 times at 128, in 0.88 of the processor time; three yields gained nothing from 8
     * connections on. A connection yields once per request, so an idle one does not spin.
     *
     * <p>Threads that yield stay in the queues of the carriers, which look for threads that the poller has woken only when their own queue
     * is empty. So every sixteenth wait goes by the poller, and each after a request that took 100 µs: else those who yield could starve
     * those who wait. With 64 kB of JSON in and out, the slowest in a hundred waited for 860 ms without these rules, and 68 to 103 ms with
     * them.
     */
    @SuppressWarnings("ThreadPriorityCheck") // correctness does not depend on it
    private DataReader awaited() {
        DataReader source = link.reader();
        boolean next = guard.awaitsRequest();
        if (next && source.available() == 0 && ++waits % YIELDS_THEN_PARKS != 0 && System.nanoTime() - begun < SHORT_NANOS) {
            Thread.yield();
        }
        try {
            source.ensureAvailable();
        } catch (DataReader.InsufficientDataAvailableException e) {
            throw next ? new ClientGone() : e;
        }
        begun = next ? System.nanoTime() : begun;
        return source;
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public ListenerContext listenerContext() {
        return listener;
    }

    @Override
    public ExecutorService executor() {
        return context.executor();
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
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
        return link.socket();
    }

    @Override
    public PeerInfo remotePeer() {
        return peer;
    }

    @Override
    public PeerInfo localPeer() {
        return link.socket().localPeer();
    }

    @Override
    public boolean isSecure() {
        return link.socket().isSecure();
    }

    @Override
    public String socketId() {
        return context.socketId();
    }

    @Override
    public String childSocketId() {
        return context.childSocketId();
    }

    /** The usual end of a connection, between requests. It has no stack trace, which would say nothing and cost more than a request. */
    private static final class ClientGone extends CloseConnectionException {
        private static final long serialVersionUID = 1;

        ClientGone() {
            super("The client has closed the connection.");
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }
}

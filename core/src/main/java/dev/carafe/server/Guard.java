package dev.carafe.server;

import dev.carafe.server.http2.Http2Connection;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of one connection, for what its client sends and receives. They are not thread-local, because the connection's thread sets
 * them and the watchdog of {@link Connections} reads them. The watchdog closes the channel of an overdue connection, which ends the
 * thread's wait.
 */
final class Guard {
    private static final System.Logger LOGGER = System.getLogger(Guard.class.getName());
    private static final long NO_DEADLINE = 0;
    private static final int CHECKS_TO_RESPOND = 20;
    private static final byte[] REQUEST_TIMEOUT = "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private final Connections connections;
    private final @Nullable SocketChannel channel;
    private final Deadline reading = new Deadline();
    private final Deadline writing = new Deadline();
    private final AtomicReference<@Nullable Runnable> whenStopping = new AtomicReference<>();
    private final ReentrantLock timeoutResponse = new ReentrantLock();
    private boolean begun;
    private boolean entered;
    private boolean routed;
    private long bodyDeadline;
    private long lingerDeadline;
    private int checksAfterTimeout;
    private volatile boolean respondsToTimeout;
    private @Nullable Link link;
    private volatile @Nullable Http2Connection http2;
    private @Nullable GuardedContext connection;

    /** Guards a connection. A null channel never blocks. */
    Guard(Connections connections, @Nullable SocketChannel channel) {
        this.connections = connections;
        this.channel = channel;
    }

    /** Begins to wait for the client's part of a TLS handshake. */
    void startHandshake() {
        reading.set(connections.headerDeadline());
    }

    void endHandshake() {
        clear();
    }

    void guards(GuardedContext guarded, Link carrying) {
        connection = guarded;
        link = carrying;
    }

    /** Returns the connection as an upgraded protocol sees it. */
    GuardedContext connection() {
        return Objects.requireNonNull(connection);
    }

    /** Runs a task when the server is about to stop, or at once if it is already stopping. */
    void whenStopping(Runnable task) {
        whenStopping.set(task);
        if (connections.stopping()) {
            stopping();
        }
    }

    void stopping() {
        Runnable task = whenStopping.getAndSet(null);
        if (task != null) {
            task.run();
        }
    }

    /** Records that the connection speaks HTTP/2 from now on, so that a client that is too slow is told so in HTTP/2. */
    void speaks(Http2Connection connection) {
        http2 = connection;
        respondsToTimeout = true;
        whenStopping(connection::drain);
    }

    /** Returns the HTTP/2 connection, or null if it does not speak HTTP/2. */
    @Nullable Http2Connection http2() {
        return http2;
    }

    /** Starts waiting for an HTTP/2 frame: with the idle timeout if there is no stream, else without a limit. */
    void awaitFrames(boolean idle) {
        move(idle ? connections.idleDeadline() : NO_DEADLINE);
    }

    /** Starts waiting for the rest of an HTTP/2 frame or header block. */
    void awaitRest() {
        move(connections.headerDeadline());
    }

    private void move(long deadline) {
        if (!reading.move(deadline)) {
            throw new CloseConnectionException("The client was too slow.");
        }
    }

    /** Starts waiting for a request, with the idle timeout. */
    void awaitRequest() {
        begun = false;
        routed = false;
        reading.set(connections.idleDeadline());
    }

    /** Records whether the request has reached the app, rather than a feature in front of it. */
    void entered(boolean entered) {
        this.entered = entered;
        routed = true;
    }

    /** Returns whether the app or a Helidon feature is handling a request, which gets its line in the access log afterwards. */
    boolean isRouted() {
        return routed;
    }

    boolean hasEntered() {
        return entered;
    }

    /** Returns whether a deadline is running. */
    boolean isWaiting() {
        return reading.isSet();
    }

    boolean awaitsRequest() {
        return !begun;
    }

    /** Starts waiting for the end of a header whose first bytes have arrived. */
    void startHeader() {
        if (!begun) {
            begun = true;
            bodyDeadline = NO_DEADLINE;
            respondsToTimeout = true;
            reading.set(connections.headerDeadline());
        }
    }

    void endHeader() {
        clear();
    }

    /**
     * Starts or continues waiting for the body; the time counts from the first wait. If it runs out before a response has begun, the client
     * gets a 408.
     */
    void startBody(boolean respondsToTimeout) {
        if (bodyDeadline == NO_DEADLINE) {
            bodyDeadline = connections.bodyDeadline();
        }
        this.respondsToTimeout = respondsToTimeout;
        setSoon(bodyDeadline);
    }

    /** Starts waiting for the rest of an unread body, which is not worth a long wait. */
    void startDrain() {
        bodyDeadline = connections.drainDeadline();
    }

    void endBody() {
        clear();
    }

    private void clear() {
        if (!reading.clear()) {
            throw new CloseConnectionException("The client was too slow.");
        }
        respondsToTimeout = false;
    }

    /**
     * Starts or continues waiting for the client to close an ended connection. The total wait is limited, and a silent client gets less
     * time.
     */
    void linger() {
        if (lingerDeadline == NO_DEADLINE) {
            lingerDeadline = connections.lingerDeadline();
        }
        setSoon(Math.min(lingerDeadline, connections.silenceDeadline()));
    }

    private void setSoon(long deadline) {
        reading.set(deadline);
        connections.checkBy(deadline);
    }

    /** Returns a writer with deadlines, or that of the link if the client can't block a thread. */
    DataWriter guarded(Link link) {
        return channel == null ? link.writer() : new GuardedWriter(link, this);
    }

    /** Starts waiting for the client to receive a part of the response. */
    void startWrite() {
        writing.set(connections.responseDeadline());
    }

    /** Begins to wait for the next part, when the client has taken one. */
    void continueWrite() {
        if (!writing.move(connections.responseDeadline())) {
            throw takesNothing();
        }
    }

    void endWrite() {
        if (!writing.clear()) {
            throw takesNothing();
        }
    }

    private static UncheckedIOException takesNothing() {
        return new UncheckedIOException(new SocketTimeoutException("The client takes nothing of its response."));
    }

    @Nullable SocketChannel channel() {
        return channel;
    }

    boolean expired() {
        return reading.hasPassed() || writing.hasPassed();
    }

    /** Tells a client once that it was too slow, if it has had no response. Returns when that is sent. */
    void endReading() {
        if (reading.hasPassed() && respondsToTimeout) {
            timeoutResponse.lock();
            try {
                if (respondsToTimeout) {
                    tellTimeout();
                    respondsToTimeout = false;
                }
            } finally {
                timeoutResponse.unlock();
            }
        }
    }

    private void tellTimeout() {
        Http2Connection speaking = http2;
        if (speaking != null) {
            speaking.timeOut();
        } else {
            link().writer().write(BufferData.create(REQUEST_TIMEOUT));
            if (bodyDeadline == NO_DEADLINE) { // otherwise the request gets its own line
                connection().refused(408);
            }
        }
    }

    /** Ends the output to the client. */
    void endOutput() throws IOException {
        link().endOutput();
        if (channel != null) {
            channel.shutdownOutput();
        }
    }

    private Link link() {
        return Objects.requireNonNull(link);
    }

    /**
     * Ends the connection if a deadline has passed. The watchdog calls this and must not wait for a client, so another thread tells the
     * client and ends the output; then the connection lingers like others, or is cut after a few more checks. Returns when the next check
     * is due.
     */
    long check(long now) {
        if (writing.passes(now)) {
            cut();
        } else if (reading.hasPassed()) {
            if (++checksAfterTimeout == CHECKS_TO_RESPOND) {
                cut();
            }
            return now;
        } else if (reading.passes(now)) {
            if (respondsToTimeout) {
                Thread.startVirtualThread(this::respondAndEnd);
                return now;
            }
            cut();
        }
        return Math.min(reading.due(), writing.due());
    }

    private void respondAndEnd() {
        try {
            endReading();
            endOutput();
        } catch (IOException | RuntimeException e) {
            cut();
        }
    }

    /** Resets the connection, so that the client notices an incomplete response whose end only the end of the connection would mark. */
    void reset() {
        try {
            if (channel != null) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "The connection was broken already", e);
        }
        cut();
    }

    /** Closes the connection at once and sends nothing more. */
    void cut() {
        try {
            if (channel != null) {
                channel.close();
            } else {
                link().socket().close();
            }
        } catch (IOException | UncheckedIOException e) {
            LOGGER.log(Level.DEBUG, "The connection was broken already", e);
        }
    }
}

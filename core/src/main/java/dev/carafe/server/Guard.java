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
 * The deadlines of one connection, for what its client sends and for what it takes. They live here and not in a thread-local because the
 * connection's thread sets them and the watchdog of {@link Connections} reads them; it closes the channel of an overdue connection, which
 * ends the thread's wait.
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

    /** Guards a connection; a null channel never makes anybody wait. */
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

    /** The connection as the upgraded protocol sees it. */
    GuardedContext connection() {
        return Objects.requireNonNull(connection);
    }

    /** Runs a task when the server is about to stop, at once if it is already. */
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

    /** Notes that the connection speaks HTTP/2 from here on, in the words of which its client is told that it is too slow. */
    void speaks(Http2Connection connection) {
        http2 = connection;
        respondsToTimeout = true;
        whenStopping(connection::drain);
    }

    /** The connection of HTTP/2, or null if none is spoken. */
    @Nullable Http2Connection http2() {
        return http2;
    }

    /** Begins to wait for a frame of HTTP/2: as long as an idle connection may if there is no stream, or else without end. */
    void awaitFrames(boolean idle) {
        move(idle ? connections.idleDeadline() : NO_DEADLINE);
    }

    /** Begins to wait for the rest of what has begun in HTTP/2. */
    void awaitRest() {
        move(connections.headerDeadline());
    }

    private void move(long deadline) {
        if (!reading.move(deadline)) {
            throw new CloseConnectionException("The client was too slow.");
        }
    }

    /** From here on the connection waits for a request, for as long as an idle one may. */
    void awaitRequest() {
        begun = false;
        routed = false;
        reading.set(connections.idleDeadline());
    }

    /** Notes whether the request has reached the app, and not been answered by something before it. */
    void entered(boolean entered) {
        this.entered = entered;
        routed = true;
    }

    /** Whether a request is being handled, by the app or by a feature of Helidon, which has a line in the access log afterwards. */
    boolean isRouted() {
        return routed;
    }

    boolean hasEntered() {
        return entered;
    }

    /** Whether a wait for the client ends by a deadline. */
    boolean isWaiting() {
        return reading.isSet();
    }

    boolean awaitsRequest() {
        return !begun;
    }

    /** Begins to wait for the end of a header, when its first bytes are there. */
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
     * Begins or continues waiting for the body; the time counts from the first wait. If it runs out and no response has begun, the client
     * gets a 408.
     */
    void startBody(boolean respondsToTimeout) {
        if (bodyDeadline == NO_DEADLINE) {
            bodyDeadline = connections.bodyDeadline();
        }
        this.respondsToTimeout = respondsToTimeout;
        reading.set(bodyDeadline);
    }

    /** Begins to wait for what is left of a body, which is not worth a long wait. */
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

    /** Begins or goes on to wait for the client to close a connection that has ended: in all for a while, without a byte not for long. */
    void linger() {
        if (lingerDeadline == NO_DEADLINE) {
            lingerDeadline = connections.lingerDeadline();
        }
        reading.set(Math.min(lingerDeadline, connections.silenceDeadline()));
    }

    /** Writes with a deadline if the client can keep a thread waiting. */
    DataWriter guarded(Link link) {
        return channel == null ? link.writer() : new GuardedWriter(link, this);
    }

    /** Begins to wait until the client has taken a part of the response. */
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

    /** Tells a client that was too slow, once, if it has had no response; returns when it has been told. */
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
            if (bodyDeadline == NO_DEADLINE) { // otherwise the request has a line of its own
                connection().refused(408);
            }
        }
    }

    /** Tells the client that nothing more comes. */
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
     * Ends the connection if a deadline has passed. The watchdog calls it and must not wait for a client, so another thread tells the
     * client and ends the output; then the connection lingers as others do, or is cut after a few more checks. Returns the time of the next
     * check that is needed.
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

    /** Ends a connection so that its client sees that the response is not whole, though only the end would tell where it ends. */
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

    /** Ends the connection at once, without a word that its client might have to take first. */
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

package dev.carafe.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of one connection. The connection's thread sets and clears them; the watchdog of {@link Connections} interrupts the thread
 * when one has passed, which closes the socket.
 */
final class Guard {
    private static final long NO_DEADLINE = 0;
    /** The deadline has passed, and the client is being told. */
    private static final long EXPIRED = -1;
    private static final long CUT = -2;
    private static final int LOOKS_TO_ANSWER = 20;
    private static final byte[] REQUEST_TIMEOUT = "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    private static final ThreadLocal<@Nullable Guard> CURRENT = new ThreadLocal<>();

    private final Connections connections;
    private final DataWriter writer;
    private final Thread thread = Thread.currentThread();
    private final AtomicLong deadline = new AtomicLong();
    private boolean begun;
    private long bodyDeadline;
    private int looks;
    private volatile boolean answersTimeout;
    private final AtomicReference<@Nullable Runnable> whenStopping = new AtomicReference<>();
    private @Nullable ConnectionContext connection;

    private Guard(Connections connections, DataWriter writer) {
        this.connections = connections;
        this.writer = writer;
    }

    /** Guards the connection that this thread serves from now on. */
    static Guard begin(Connections connections, DataWriter writer) {
        Guard guard = new Guard(connections, writer);
        CURRENT.set(guard);
        return guard;
    }

    /** The guard of the connection that this thread serves, or null in a server that is not Carafe's own. */
    static @Nullable Guard current() {
        return CURRENT.get();
    }

    void guards(ConnectionContext guarded) {
        connection = guarded;
    }

    /** The connection, as who speaks on it after HTTP sees it. */
    ConnectionContext connection() {
        return Objects.requireNonNull(connection);
    }

    /** Has a task run when the server is about to stop, at once if it is already. */
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

    static void end() {
        CURRENT.remove();
    }

    /** From here on the connection waits for a request, for as long as an idle one may. */
    void awaitRequest() {
        begun = false;
    }

    /** Begins to wait for the end of a header, when its first bytes are there. */
    void startHeader() {
        if (!begun) {
            begun = true;
            bodyDeadline = NO_DEADLINE;
            answersTimeout = true;
            deadline.set(connections.headerDeadline());
        }
    }

    void endHeader() {
        answersTimeout = false;
        clear();
    }

    /** Begins or goes on to wait for the body; its time runs from the first wait. An expiry is answered if nothing else has been. */
    void startBody(boolean answersTimeout) {
        if (bodyDeadline == NO_DEADLINE) {
            bodyDeadline = connections.bodyDeadline();
        }
        this.answersTimeout = answersTimeout;
        deadline.set(bodyDeadline);
    }

    /** Begins to wait for what is left of a body, which is not worth a long wait. */
    void startDrain() {
        bodyDeadline = connections.drainDeadline();
    }

    void endBody() {
        answersTimeout = false;
        clear();
    }

    private void clear() {
        long due = deadline.get();
        if (due < NO_DEADLINE || !deadline.compareAndSet(due, NO_DEADLINE)) {
            throw new CloseConnectionException("The client was too slow.");
        }
    }

    boolean expired() {
        return deadline.get() < NO_DEADLINE;
    }

    /**
     * Ends the connection if its deadline has passed; called by the watchdog, which must not wait for a client. So another thread tells
     * the client before it ends the connection, and has a few looks to do it.
     */
    void check(long now) {
        long due = deadline.get();
        if (due == EXPIRED) {
            if (++looks == LOOKS_TO_ANSWER) {
                cut();
            }
        } else if (due > NO_DEADLINE && due < now && deadline.compareAndSet(due, EXPIRED)) {
            if (answersTimeout) {
                Thread.startVirtualThread(this::answerAndCut);
            } else {
                cut();
            }
        }
    }

    private void answerAndCut() {
        try {
            writer.write(BufferData.create(REQUEST_TIMEOUT));
        } finally {
            cut();
        }
    }

    private void cut() {
        deadline.set(CUT);
        thread.interrupt();
    }
}

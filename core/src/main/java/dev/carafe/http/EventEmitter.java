package dev.carafe.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sends the events of an {@link EventSource}, each immediately.
 *
 * <p>When the server is about to stop, the source's thread is interrupted and {@code send} fails: the stream ends cleanly, and the client
 * reconnects, to another server if there is one.
 *
 * <p>Thread-safe. A slow client makes {@code send} wait; one that has gone makes it fail with an exception.
 */
public final class EventEmitter {
    private final OutputStream out;
    private final Thread source = Thread.currentThread();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread heart;
    private boolean ended;
    private boolean stopping;

    private EventEmitter(OutputStream out) {
        this.out = out;
    }

    static StreamBody body(EventSource source) {
        return out -> {
            EventEmitter emitter = new EventEmitter(out);
            try {
                // A first byte of the body sends the header too, so that the client knows that the stream is open.
                emitter.comment("");
                if (out instanceof ResponseOutput response) {
                    response.whenStopping(() -> Thread.ofVirtual().name("carafe-events-stop").start(emitter::stop));
                }
                source.emit(emitter);
            } catch (Exception e) {
                // The interrupt that told the source to end is not a failure.
                if (!emitter.isStopping()) {
                    throw e;
                }
            } finally {
                emitter.end();
            }
        };
    }

    /** Sends an event of the kind {@code message}. */
    public void send(String data) throws IOException {
        send(ServerSentEvent.of(data));
    }

    /** Sends an event. */
    public void send(ServerSentEvent event) throws IOException {
        sendEncoded(event.toString().getBytes(UTF_8));
    }

    /**
     * Sends events that are encoded already, so that one that goes to many clients is encoded once:
     * {@code event.toString().getBytes(UTF_8)}.
     */
    public void sendEncoded(byte[] events) throws IOException {
        write(events);
    }

    /** Sends a comment, which browsers ignore. */
    public void comment(String text) throws IOException {
        StringBuilder lines = new StringBuilder();
        ServerSentEvent.lines(lines, "", text);
        write(lines.append('\n').toString().getBytes(UTF_8));
    }

    /**
     * Sends an empty comment at an interval, so that proxies don't close the connection as idle. Interrupts the source's thread if the
     * client has left, which a silent source would not notice.
     *
     * @throws IllegalStateException if there is a heartbeat already
     */
    public void heartbeat(Duration interval) {
        lock.lock();
        try {
            if (heart != null) {
                throw new IllegalStateException("This stream of events has a heartbeat already. "
                        + "Call heartbeat once, before the first event.");
            }
            heart = Thread.ofVirtual().name("carafe-heartbeat").start(() -> beat(interval));
        } finally {
            lock.unlock();
        }
    }

    private void beat(Duration interval) {
        try {
            while (true) {
                Thread.sleep(interval);
                comment("");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            interruptSource();
        }
    }

    private void stop() {
        lock.lock();
        try {
            stopping = true;
            interruptSource();
        } finally {
            lock.unlock();
        }
    }

    private boolean isStopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    private void interruptSource() {
        lock.lock();
        try {
            if (!ended) {
                source.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    private void write(byte[] text) throws IOException {
        lock.lock();
        try {
            if (stopping) {
                throw new InterruptedIOException("The server stops, and this stream of events with it.");
            }
            if (!ended) {
                out.write(text);
                out.flush();
            }
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            ended = true;
            var unused = stopping && Thread.interrupted();
            if (heart != null) {
                heart.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }
}

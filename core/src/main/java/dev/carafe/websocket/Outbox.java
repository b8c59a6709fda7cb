package dev.carafe.websocket;

import dev.carafe.http.RawConnection;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Sends frames from any thread, one at a time, and none after a Close frame. */
final class Outbox {
    private final RawConnection wire;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicReference<@Nullable Closing> closing = new AtomicReference<>();

    Outbox(RawConnection wire) {
        this.wire = wire;
    }

    /** Returns why the socket is closed, or null while it is open. */
    @Nullable Closing closing() {
        return closing.get();
    }

    /** Sends a frame. Blocks while the client is slow. */
    void send(Frame frame) {
        lock.lock();
        try {
            Closing closed = closing.get();
            if (closed != null) {
                throw new WebSocketClosedException(closed);
            }
            wire.write(frame.bytes());
        } catch (IOException e) {
            closing.set(Closing.BROKEN);
            throw new WebSocketClosedException(Closing.BROKEN);
        } finally {
            lock.unlock();
        }
    }

    /** Sends a control frame if the socket is open; does nothing if it is not. */
    void sendIfOpen(Frame frame) {
        try {
            send(frame);
        } catch (WebSocketClosedException e) {
            // the socket closed meanwhile, and no caller depends on this frame
        }
    }

    /** Records that the connection is broken. A thread that is sending finds out by itself. */
    void breakOff() {
        closing.compareAndSet(null, Closing.BROKEN);
    }

    /** Sends a Close frame, unless the socket is already closed. */
    void close(Closing reason) {
        if (reason.equals(Closing.BROKEN)) {
            breakOff();
            return;
        }
        lock.lock();
        try {
            if (closing.compareAndSet(null, reason)) {
                wire.write(reason.frame().bytes());
            }
        } catch (IOException e) {
            // the client has gone, which is what was wanted
        } finally {
            lock.unlock();
        }
    }
}

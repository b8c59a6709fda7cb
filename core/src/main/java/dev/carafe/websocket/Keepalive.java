package dev.carafe.websocket;

import dev.carafe.http.RawConnection;
import java.time.Duration;

/**
 * Pings a client at regular intervals, so that no proxy takes the connection for idle, and cuts it when the client shows no life from one
 * ping to the next.
 */
record Keepalive(RawConnection wire, Receiver receiver, Outbox outbox, Duration interval) implements Runnable {
    private static final Frame PING = Frame.of(Frame.PING, new byte[0]);

    @Override
    public void run() {
        try {
            Thread.sleep(interval);
            long pinged;
            do {
                pinged = System.nanoTime();
                // A client that does not read must not keep this thread.
                Thread.startVirtualThread(() -> outbox.sendIfOpen(PING));
                Thread.sleep(interval);
            } while (!isSilent(pinged));
            wire.cut();
        } catch (InterruptedException e) {
            // the socket is closed
        }
    }

    /** Returns whether nothing has come since a ping, though it would have been read. */
    private boolean isSilent(long pinged) {
        long since = receiver.waitingSince();
        return since != 0 && since - pinged < 0;
    }
}

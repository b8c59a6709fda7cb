package dev.carafe.websocket;

import dev.carafe.http.RawConnection;
import java.time.Duration;

/**
 * Pings a client at regular intervals, so that no proxy drops the connection as idle. Cuts the connection if nothing arrives between two
 * pings.
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
                // A client that does not read must not block this thread.
                Thread.startVirtualThread(() -> outbox.sendIfOpen(PING));
                Thread.sleep(interval);
            } while (!isSilent(pinged));
            wire.cut();
        } catch (InterruptedException e) {
            // interrupted when the socket closes
        }
    }

    /** Returns whether nothing has arrived since a ping although the receiver was reading. */
    private boolean isSilent(long pinged) {
        long since = receiver.waitingSince();
        return since != 0 && since - pinged < 0;
    }
}

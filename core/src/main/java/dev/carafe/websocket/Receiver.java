package dev.carafe.websocket;

import dev.carafe.http.RawConnection;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads from the client on a separate thread, so that pings are answered and a close is noticed while the handler is busy. */
final class Receiver implements Runnable {
    /** How long a handler has to take the messages that came before the end. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RawConnection wire;
    private final Inbox inbox;
    private final Outbox outbox;
    private final MessageBuilder messages;
    private final FrameReader frames = new FrameReader(this::bytes);
    private volatile long waitingSince;

    Receiver(RawConnection wire, Inbox inbox, Outbox outbox, long maxMessage) {
        this.wire = wire;
        this.inbox = inbox;
        this.outbox = outbox;
        this.messages = new MessageBuilder(maxMessage);
    }

    /** Returns the {@link System#nanoTime} since which the receiver has been waiting for bytes, or 0 if it is not waiting. */
    long waitingSince() {
        return waitingSince;
    }

    @Override
    public void run() {
        try {
            Closing end = receive();
            inbox.end(end);
            inbox.awaitReceived(PATIENCE);
            outbox.close(end);
        } catch (ProtocolError e) {
            outbox.close(e.closing());
            inbox.end(e.closing());
            ignoreRest();
        } catch (IOException e) {
            // the client has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            outbox.breakOff();
            inbox.end(Closing.BROKEN);
        }
    }

    /** Reads until the end and returns its reason. */
    private Closing receive() throws IOException, ProtocolError, InterruptedException {
        while (true) {
            Frame frame = frames.next(messages.room());
            if (frame == null) {
                return Closing.BROKEN;
            }
            switch (frame.opcode()) {
                case Frame.PING -> outbox.sendIfOpen(Frame.of(Frame.PONG, frame.content()));
                case Frame.PONG -> { }
                case Frame.CLOSE -> {
                    return Closing.read(frame.content());
                }
                default -> {
                    Message message = messages.add(frame);
                    if (message != null) {
                        inbox.put(message);
                    }
                }
            }
        }
    }

    /** Drains the connection. Closing it with unread bytes would reset it, and the client might lose the Close frame. */
    private void ignoreRest() {
        try {
            while (wire.read() != null) { }
        } catch (IOException e) {
            // the client has gone
        }
    }

    private byte @Nullable [] bytes() throws IOException {
        waitingSince = System.nanoTime() | 1;
        try {
            return wire.read();
        } finally {
            waitingSince = 0;
        }
    }
}

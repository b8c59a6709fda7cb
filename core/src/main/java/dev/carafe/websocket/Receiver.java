package dev.carafe.websocket;

import dev.carafe.http.RawConnection;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads what the client sends on a thread of its own, so that pings are answered and a close is noticed while the handler is busy. */
final class Receiver implements Runnable {
    /** The time a handler has to respond to what came before the end. */
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

    /** Since when nothing has come from the client, as {@link System#nanoTime} has it; 0 if nobody waits for anything to come. */
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

    /** Reads up to the end, and gives the reason of that. */
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

    /** A connection that is closed with bytes unread is reset, and the client might lose the Close frame. */
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

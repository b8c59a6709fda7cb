package dev.carafe.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InboxTest {
    private static final Message SMALL = new Message.Text("");
    private static final Message LARGE = new Message.Binary(new byte[1_000]);

    private final Inbox inbox = new Inbox(1_000);

    /** A thread that adds a message, once it waits for room. */
    private Thread waiting(Message message) {
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                inbox.put(message);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    @Test
    void messagesAreTakenInOrder() throws Exception {
        inbox.put(SMALL);
        inbox.put(new Message.Text("b"));
        assertThat(inbox.take()).isEqualTo(SMALL);
        assertThat(inbox.take()).isEqualTo(new Message.Text("b"));
    }

    @Test
    void whoeverAddsTooMuchWaitsForRoom() throws Exception {
        inbox.put(LARGE);
        Thread adding = waiting(SMALL);
        assertThat(inbox.take()).isEqualTo(LARGE);
        adding.join();
        assertThat(inbox.take()).isEqualTo(SMALL);
    }

    @Test
    void emptyMessagesTakeRoomToo() throws Exception {
        for (int i = 0; i < 15; i++) {
            inbox.put(SMALL);
        }
        Thread adding = waiting(SMALL);
        inbox.take();
        adding.join();
    }

    @Test
    void whatIsHereCanBeHadAfterTheEnd() throws Exception {
        inbox.put(SMALL);
        inbox.end(Closing.DONE);
        inbox.end(Closing.BROKEN);
        inbox.put(LARGE);
        assertThat(inbox.take()).isEqualTo(SMALL);
        assertThat(inbox.take()).isNull();
        assertThat(inbox.end()).isEqualTo(Closing.DONE);
    }

    @Test
    void closingForgetsAllAndLetsGoWhoWaits() throws Exception {
        inbox.put(LARGE);
        Thread adding = waiting(LARGE);
        inbox.close(Closing.DONE);
        adding.join();
        assertThat(inbox.take()).isNull();
    }

    @Test
    void aMessageIsReceivedWhenTheNextIsAskedFor() throws Exception {
        inbox.put(SMALL);
        inbox.end(Closing.DONE);
        inbox.awaitReceived(Duration.ofMillis(1));
        assertThat(inbox.take()).isEqualTo(SMALL);
        Thread receiving = Thread.startVirtualThread(() -> {
            try {
                inbox.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        inbox.awaitReceived(Duration.ofDays(1));
        receiving.join();
    }
}

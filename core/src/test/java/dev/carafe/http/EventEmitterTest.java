package dev.carafe.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventEmitterTest {
    private static String sent(EventSource source) {
        return new String(Response.events(source).buffered().data(), UTF_8);
    }

    @Test
    void encodedEventsAreSentAsTheyAre() {
        byte[] encoded = ServerSentEvent.of("a\nb").id("7").toString().getBytes(UTF_8);
        assertThat(sent(events -> {
            events.sendEncoded(encoded);
            events.send("c");
        })).isEqualTo(": \n\nid: 7\ndata: a\ndata: b\n\ndata: c\n\n");
    }

    @Test
    void theResponseIsAStreamThatNobodyMayKeep() {
        Response response = Response.events(events -> { });
        assertThat(response.contentType()).isEqualTo("text/event-stream; charset=utf-8");
        assertThat(response.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(response.length()).isEqualTo(-1);
    }

    @Test
    void anEventIsItsFieldsAndAnEmptyLine() {
        assertThat(sent(events -> {
            events.send("one");
            events.send(ServerSentEvent.of("two").event("tick").id("2").retry(Duration.ofSeconds(3)));
            events.comment("still here");
        })).isEqualTo(": \n\n" + "data: one\n\n" + "event: tick\nid: 2\nretry: 3000\ndata: two\n\n" + ": still here\n\n");
    }

    @Test
    void eachLineOfTheDataIsAFieldOfItsOwn() {
        assertThat(ServerSentEvent.of("a\nb\r\nc\rd")).hasToString("data: a\ndata: b\ndata: c\ndata: d\n\n");
        assertThat(ServerSentEvent.of("")).hasToString("data: \n\n");
        assertThat(ServerSentEvent.of("a\n")).hasToString("data: a\ndata: \n\n");
    }

    @Test
    void nothingInAKindOrAnIdStartsAnotherField() {
        assertThatThrownBy(() -> ServerSentEvent.of("x").event("a\ndata: y")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The event of a server-sent event has a line break or a NUL, which would end it. Put it into the data.");
        assertThatThrownBy(() -> ServerSentEvent.of("x").id("a\rb")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ServerSentEvent.of("x").retry(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStreamBeginsBeforeItsFirstEvent() {
        assertThat(sent(events -> { })).isEqualTo(": \n\n");
    }

    @Test
    void theBeginningAndEachEventAreFlushed() throws Exception {
        AtomicInteger flushes = new AtomicInteger();
        stream(events -> {
            events.send("one");
            events.send("two");
        }).writeTo(new ByteArrayOutputStream() {
            @Override
            public void flush() {
                flushes.incrementAndGet();
            }
        });
        assertThat(flushes).hasValue(3);
    }

    @Test
    void aHeartbeatKeepsASilentStreamAlive() throws Exception {
        CountDownLatch beats = new CountDownLatch(3);
        stream(events -> {
            events.heartbeat(Duration.ofMillis(1));
            beats.await();
        }).writeTo(new ByteArrayOutputStream() {
            @Override
            public void flush() {
                beats.countDown();
            }
        });
        assertThat(beats.getCount()).isZero();
    }

    @Test
    void aClientThatHasGoneInterruptsASilentSource() {
        OutputStream gone = new OutputStream() {
            private boolean begun;

            @Override
            public void write(int octet) throws IOException {
                if (begun) {
                    throw new IOException("gone");
                }
            }

            @Override
            public void flush() {
                begun = true;
            }
        };
        assertThatThrownBy(() -> stream(events -> {
            events.heartbeat(Duration.ofMillis(1));
            new CountDownLatch(1).await();
        }).writeTo(gone)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void oneHeartbeatIsEnough() {
        assertThatThrownBy(() -> sent(events -> {
            events.heartbeat(Duration.ofHours(1));
            events.heartbeat(Duration.ofHours(1));
        })).hasMessageContaining("This stream of events has a heartbeat already.");
    }

    private static StreamBody stream(EventSource source) {
        return EventEmitter.body(source);
    }
}

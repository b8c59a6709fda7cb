package dev.carafe.server.http2;

import java.util.concurrent.atomic.AtomicInteger;

/** Bounds what a client can have the server do for nothing. No client that works gets near these numbers. */
final class Floods {
    private static final int UPDATES_PER_DATA = 4;

    /** SETTINGS and PING, each of which is answered. */
    private final Allowance answered = new Allowance("settings and pings", 100, 10);
    /** Streams that come to nothing, whoever resets them: a client may open many by resetting each at once, or by having them reset. */
    private final Allowance reset = new Allowance("requests that come to nothing", 200, 20);
    /** Frames of a body with nothing in them. */
    private final Allowance empty = new Allowance("empty frames", 100, 10);
    /** Frames that cost little: WINDOW_UPDATE, PRIORITY, and those that nobody knows. */
    private final Allowance cheap = new Allowance("frames that bring nothing", 2000, 500);
    private final Allowance late = new Allowance("frames of streams that were reset", 2000, 100);
    private final AtomicInteger sent = new AtomicInteger();

    void answered() {
        answered.use();
    }

    void reset() {
        reset.use();
    }

    void empty() {
        empty.use();
    }

    void cheap() {
        cheap.earn((long) UPDATES_PER_DATA * sent.getAndSet(0));
        cheap.use();
    }

    /** For frames of a stream that this server has reset: its client will know soon. */
    void late() {
        late.use();
    }

    /** Notes that some of a response has been sent, for which the client may widen its windows. */
    void sent() {
        sent.incrementAndGet();
    }
}

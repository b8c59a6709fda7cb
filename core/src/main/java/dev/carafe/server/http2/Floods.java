package dev.carafe.server.http2;

import java.util.concurrent.atomic.AtomicInteger;

/** Bounds the useless work that a client can cause. No working client comes near these numbers. */
final class Floods {
    private static final int UPDATES_PER_DATA = 4;

    /** SETTINGS and PING, each of which needs an acknowledgement. */
    private final Allowance answered = new Allowance("settings and pings", 100, 10);
    /**
     * Streams without a result, whichever side resets them: a client can open many if it resets each at once, or provokes the server to
     * (rapid reset).
     */
    private final Allowance reset = new Allowance("requests that come to nothing", 200, 20);
    /** Empty DATA frames. */
    private final Allowance empty = new Allowance("empty frames", 100, 10);
    /** Cheap frames: WINDOW_UPDATE, PRIORITY, and those of unknown types. */
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

    /** Counts a frame of a stream that this server has reset, which the client may not have heard of yet. */
    void late() {
        late.use();
    }

    /** Records that a part of a response has been sent, after which the client may widen its windows. */
    void sent() {
        sent.incrementAndGet();
    }
}

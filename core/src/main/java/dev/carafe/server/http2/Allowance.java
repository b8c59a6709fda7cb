package dev.carafe.server.http2;

/** Limits how often a client may do something that it need not do often: a burst, refilled over time. */
final class Allowance {
    private static final long SECOND = 1_000_000_000;

    private final String what;
    private final int most;
    private final int perSecond;
    private long left;
    private long since;

    Allowance(String what, int most, int perSecond) {
        this.what = what;
        this.most = most;
        this.perSecond = perSecond;
        this.left = most;
        this.since = System.nanoTime();
    }

    void use() {
        if (left == 0) {
            refill();
        }
        if (left == 0) {
            throw new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, "The client sends too many " + what + ".");
        }
        left--;
    }

    /** Adds to the allowance, beyond what time refills. */
    void earn(long times) {
        left = Math.min(left + times, Math.max(left, most));
    }

    private void refill() {
        long now = System.nanoTime();
        long due = (now - since) * perSecond / SECOND;
        if (due > 0) {
            left = Math.min(due, most);
            since = now;
        }
    }
}

package dev.carafe.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until a test moves it, so that a test need not wait a month for something to expire.
 *
 * <pre>{@code
 * TestClock clock = TestClock.at(Instant.parse("2026-01-01T12:00:00Z"));
 * app.clock(clock);
 * client.session(session -> session.permanent(true).set("user", "ada"));
 * clock.advance(Duration.ofDays(32));
 * assertThat(client.get("/me")).hasStatus(401);
 * }</pre>
 *
 * <p>The app's sessions and its clients' cookies use it. Thread-safe.
 */
public final class TestClock implements InstantSource {
    private final AtomicReference<Instant> now;

    private TestClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    /** Returns a clock that stands at the given instant. */
    public static TestClock at(Instant start) {
        return new TestClock(start);
    }

    /** Returns a clock that stands at the current time. */
    public static TestClock now() {
        return new TestClock(Instant.now());
    }

    /** Moves the clock forward, or back by a negative duration. */
    public TestClock advance(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
        return this;
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public String toString() {
        return "TestClock[" + now + "]";
    }
}

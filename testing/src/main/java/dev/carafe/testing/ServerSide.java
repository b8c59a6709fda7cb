package dev.carafe.testing;

import dev.carafe.http.Request;
import dev.carafe.middleware.User;
import dev.carafe.signal.Signal;
import dev.carafe.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the server did in an exchange: the signals that the app sent on the request's thread, and what it logged there.
 *
 * <pre>{@code
 * ServerSide server = client.get("/report").server();
 * assertThat(server.endpoint()).isEqualTo("report");
 * assertThat(server.sent(REPORT_READY)).containsExactly(new Report("q3.pdf"));
 * }</pre>
 *
 * <p>Everything is empty if the server refused the request before the app saw it. Each method waits, for up to 30 seconds, until the
 * request has ended, including its teardown hooks. Thread-safe.
 */
public final class ServerSide {
    private static final int PATIENCE_SECONDS = 30;

    private final List<Sent> sent = new ArrayList<>();
    private final List<LogLine> log = new ArrayList<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean begun;

    private final @Nullable User sender;

    ServerSide() {
        this(null);
    }

    ServerSide(@Nullable User sender) {
        this.sender = sender;
    }

    /** Runs the app on this thread and records what happens. */
    void observe(Runnable handling) {
        begun = true;
        ThreadLog lines = ThreadLog.open(log);
        Signal.Connection signals = Signal.observe((signal, payload) -> sent.add(new Sent(signal, payload)));
        try {
            if (sender == null) {
                handling.run();
            } else {
                sender.impersonate(handling);
            }
        } finally {
            signals.close();
            lines.close();
            done.countDown();
        }
    }

    private void awaitDone() {
        try {
            if (begun && !done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(("The app is not done with the request after %d seconds. If it streams its response, "
                        + "read that to its end or close it first.").formatted(PATIENCE_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was interrupted.", e);
        }
    }

    /** Returns the endpoint that matched, or null if none did. */
    public @Nullable String endpoint() {
        List<Request> started = sent(Signals.REQUEST_STARTED);
        return started.isEmpty() ? null : started.getFirst().endpoint();
    }

    /** Returns the exception that no error handler handled or that cut the response, or null; {@code abort} does not count. */
    public @Nullable Throwable exception() {
        List<Signals.RequestException> failures = new ArrayList<>(sent(Signals.GOT_REQUEST_EXCEPTION));
        failures.addAll(sent(Signals.GOT_WEBSOCKET_EXCEPTION));
        if (!failures.isEmpty()) {
            return failures.getLast().exception();
        }
        return sent(Signals.REQUEST_TEARING_DOWN).stream().map(Signals.TearingDown::error).filter(Objects::nonNull)
                .findFirst().orElse(null);
    }

    /** Returns the templates that were rendered, with their models, in order. */
    public List<Signals.Template> templates() {
        return sent(Signals.TEMPLATE_RENDERED);
    }

    /** Returns the messages that were flashed, in order. */
    public List<Signals.Message> flashed() {
        return sent(Signals.MESSAGE_FLASHED);
    }

    /** Returns the names of the signals that were sent, in order. */
    public List<String> signals() {
        awaitDone();
        return sent.stream().map(one -> one.signal.name()).toList();
    }

    /** Returns the payloads of a signal, one for each time it was sent. */
    @SuppressWarnings("unchecked") // a signal sends payloads of its own type
    public <T> List<T> sent(Signal<T> signal) {
        awaitDone();
        return sent.stream().filter(one -> one.signal.equals(signal)).map(one -> (T) one.payload).toList();
    }

    /** Returns the logged lines, in order, of all loggers whose level allows them. */
    public List<LogLine> log() {
        awaitDone();
        return List.copyOf(log);
    }

    private record Sent(Signal<?> signal, @Nullable Object payload) { }
}

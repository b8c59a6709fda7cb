package dev.carafe.testing;

import dev.carafe.http.Request;
import dev.carafe.signal.Signal;
import dev.carafe.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the server saw of an exchange: all signals that the app sent on the request's thread, and what it logged there.
 *
 * <pre>{@code
 * ServerSide server = client.get("/report").server();
 * assertThat(server.endpoint()).isEqualTo("report");
 * assertThat(server.sent(REPORT_READY)).containsExactly(new Report("q3.pdf"));
 * }</pre>
 *
 * <p>Everything is empty if the server refused the request before the app could see it. Each method waits until the app is done with the
 * request, its teardown hooks included; 30 seconds at most. Thread-safe.
 */
public final class ServerSide {
    private static final int PATIENCE_SECONDS = 30;

    private final List<Sent> sent = new ArrayList<>();
    private final List<LogLine> log = new ArrayList<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean begun;

    ServerSide() { }

    /** Has the app handle the request on this thread, and writes down what happens. */
    void observe(Runnable handling) {
        begun = true;
        ThreadLog lines = ThreadLog.open(log);
        Signal.Connection signals = Signal.observe((signal, payload) -> sent.add(new Sent(signal, payload)));
        try {
            handling.run();
        } finally {
            signals.close();
            lines.close();
            done.countDown();
        }
    }

    private void awaitDone() {
        try {
            if (begun && !done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(("The app is not done with the request after %d seconds. If it streams its answer, "
                        + "read that to its end or close it first.").formatted(PATIENCE_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was interrupted.", e);
        }
    }

    /** The endpoint that matched, or null if none did. */
    public @Nullable String endpoint() {
        List<Request> started = sent(Signals.REQUEST_STARTED);
        return started.isEmpty() ? null : started.getFirst().endpoint();
    }

    /** The exception that no error handler took, or that cut the answer; null if there was none. An abort is no such exception. */
    public @Nullable Throwable exception() {
        List<Signals.RequestException> failures = new ArrayList<>(sent(Signals.GOT_REQUEST_EXCEPTION));
        failures.addAll(sent(Signals.GOT_WEBSOCKET_EXCEPTION));
        if (!failures.isEmpty()) {
            return failures.getLast().exception();
        }
        return sent(Signals.REQUEST_TEARING_DOWN).stream().map(Signals.TearingDown::error).filter(Objects::nonNull)
                .findFirst().orElse(null);
    }

    /** The templates that were rendered, with their models, in order. */
    public List<Signals.Template> templates() {
        return sent(Signals.TEMPLATE_RENDERED);
    }

    /** The messages that were flashed, in order. */
    public List<Signals.Message> flashed() {
        return sent(Signals.MESSAGE_FLASHED);
    }

    /** The names of the signals that were sent, in order. */
    public List<String> signals() {
        awaitDone();
        return sent.stream().map(one -> one.signal.name()).toList();
    }

    /** What came along with a signal each time that it was sent. */
    @SuppressWarnings("unchecked") // a signal sends payloads of its own type
    public <T> List<T> sent(Signal<T> signal) {
        awaitDone();
        return sent.stream().filter(one -> one.signal.equals(signal)).map(one -> (T) one.payload).toList();
    }

    /** What was logged, in order, by any logger whose level lets it through. */
    public List<LogLine> log() {
        awaitDone();
        return List.copyOf(log);
    }

    private record Sent(Signal<?> signal, @Nullable Object payload) { }
}

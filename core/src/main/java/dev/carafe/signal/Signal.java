package dev.carafe.signal;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * An event that other parts of a program can listen for.
 *
 * <pre>{@code
 * record Report(String name) { }
 * static final Signal<Report> REPORT_READY = Signal.named("report-ready", Report.class);
 *
 * REPORT_READY.connect((sender, report) -> mail(report.name()));
 * REPORT_READY.send(app(), new Report("q3.pdf"));
 * }</pre>
 *
 * <p>Receivers run on the sender's thread, in no guaranteed order. A failing receiver is logged and does not stop the others. The
 * framework's own signals are in {@link Signals}. Thread-safe. A signal lives as long as its constant, so close connections that are
 * temporary.
 *
 * @param <T> the payload
 */
public final class Signal<T> {
    private static final System.Logger LOGGER = System.getLogger(Signal.class.getName());
    private static final ThreadLocal<@Nullable Observer> OBSERVER = new ThreadLocal<>();
    /** Whether any thread was ever observed. In production none is, and sending costs nothing extra. */
    private static volatile boolean observed;

    private final String name;
    private final List<Link<T>> links = new CopyOnWriteArrayList<>();

    private Signal(String name) {
        this.name = name;
    }

    /** Creates a signal with a payload. Each call creates a new one: keep it in a constant. */
    public static <T> Signal<T> named(String name, Class<T> payload) {
        return new Signal<>(name);
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Connects a receiver for all senders; close the returned connection to disconnect it. */
    public Connection connect(Receiver<? super T> receiver) {
        return link(null, withoutResult(receiver));
    }

    /** Connects a receiver for one sender; close the returned connection to disconnect it. */
    public Connection connect(Object sender, Receiver<? super T> receiver) {
        return link(sender, withoutResult(receiver));
    }

    /** Connects a receiver whose result {@link #send} returns; close the returned connection to disconnect it. */
    public Connection connectWithResult(ResultReceiver<? super T> receiver) {
        return link(null, receiver);
    }

    private Connection link(@Nullable Object sender, ResultReceiver<? super T> receiver) {
        Link<T> link = new Link<>(sender, receiver);
        links.add(link);
        return () -> links.remove(link);
    }

    /**
     * Observes every signal that this thread sends, from any sender, until the connection is closed. Replaces the thread's previous
     * observer. Meant for tests: a test client learns from it what the server did.
     *
     * <pre>{@code
     * Signal.Connection observing = Signal.observe((signal, payload) -> seen.add(signal.name()));
     * app.handle(request);
     * observing.close();
     * }</pre>
     */
    public static Connection observe(Observer observer) {
        observed = true;
        Observer before = OBSERVER.get();
        OBSERVER.set(observer);
        return () -> OBSERVER.set(before);
    }

    private static @Nullable Observer observer() {
        return observed ? OBSERVER.get() : null;
    }

    private static <T> ResultReceiver<T> withoutResult(Receiver<T> receiver) {
        return (sender, payload) -> {
            receiver.receive(sender, payload);
            return null;
        };
    }

    /** Returns whether any receiver is connected. Check this before creating an expensive payload. */
    public boolean isConnected() {
        return !links.isEmpty() || observer() != null;
    }

    /** Calls the receivers and returns the results of those that have one. */
    public List<Object> send(Object sender, T payload) {
        Observer observer = observer();
        if (observer != null) {
            tell(observer, payload);
        }
        List<Object> results = new ArrayList<>();
        for (Link<T> link : links) {
            if (link.sender == null || link.sender.equals(sender)) {
                link.call(name, sender, payload, results);
            }
        }
        return results;
    }

    private void tell(Observer observer, T payload) {
        try {
            observer.sent(this, payload);
        } catch (Throwable e) {
            LOGGER.log(Level.ERROR, "The observer of the signal " + name + " failed", e);
        }
    }

    @Override
    public String toString() {
        return "Signal[" + name + "]";
    }

    /**
     * Receives a signal.
     *
     * @param <T> the payload
     */
    @FunctionalInterface
    public interface Receiver<T> {
        /** Handles one signal. */
        void receive(Object sender, T payload) throws Exception;
    }

    /**
     * Receives a signal and returns a result to the sender.
     *
     * @param <T> the payload
     */
    @FunctionalInterface
    public interface ResultReceiver<T> {
        /** Handles one signal; null means no result. */
        @Nullable Object receive(Object sender, T payload) throws Exception;
    }

    /** Observes the signals that a thread sends. */
    @FunctionalInterface
    public interface Observer {
        /** Handles a signal before its receivers do; exceptions are logged. */
        void sent(Signal<?> signal, @Nullable Object payload);
    }

    /** A connection between a signal and a receiver; closing it disconnects the receiver. */
    @FunctionalInterface
    public interface Connection extends AutoCloseable {
        @Override
        void close();
    }

    private record Link<T>(@Nullable Object sender, ResultReceiver<? super T> receiver) {
        void call(String signal, Object from, T payload, List<Object> results) {
            try {
                Object result = receiver.receive(from, payload);
                if (result != null) {
                    results.add(result);
                }
            } catch (Throwable e) { // Errors too: a failed assertion must not prevent other receivers or the teardown from running
                LOGGER.log(Level.ERROR, "A receiver of the signal " + signal + " failed", e);
            }
        }

        /** Connections are compared by identity, even if they have the same receiver. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}

package dev.carafe.signal;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens, and that other parts of a program want to know of.
 *
 * <pre>{@code
 * record Report(String name) { }
 * static final Signal<Report> REPORT_READY = Signal.named("report-ready", Report.class);
 *
 * REPORT_READY.connect((sender, report) -> mail(report.name()));
 * REPORT_READY.send(app(), new Report("q3.pdf"));
 * }</pre>
 *
 * <p>Receivers run on the thread of the sender, in no order that anyone should rely on; one that fails is logged and stops no other. Those
 * of the framework are in {@link Signals}. Thread-safe; a signal lives as long as its constant, so what is connected for a while must be
 * closed.
 *
 * @param <T> what comes along with it
 */
public final class Signal<T> {
    private static final System.Logger LOGGER = System.getLogger(Signal.class.getName());
    private static final ThreadLocal<@Nullable Observer> OBSERVER = new ThreadLocal<>();
    /** Whether anyone has ever observed a thread: in production nobody does, and nobody pays for it. */
    private static volatile boolean observed;

    private final String name;
    private final List<Link<T>> links = new CopyOnWriteArrayList<>();

    private Signal(String name) {
        this.name = name;
    }

    /** A signal of one's own, and what comes along with it. Each call makes another: keep it in a constant. */
    public static <T> Signal<T> named(String name, Class<T> payload) {
        return new Signal<>(name);
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** Has a receiver called whoever sends the signal, until the connection is closed. */
    public Connection connect(Receiver<? super T> receiver) {
        return link(null, asking(receiver));
    }

    /** Has a receiver called when a certain sender sends the signal. */
    public Connection connect(Object sender, Receiver<? super T> receiver) {
        return link(sender, asking(receiver));
    }

    /** Has a receiver called whose result the sender wants. */
    public Connection answer(Answer<? super T> answer) {
        return link(null, answer);
    }

    private Connection link(@Nullable Object sender, Answer<? super T> answer) {
        Link<T> link = new Link<>(sender, answer);
        links.add(link);
        return () -> links.remove(link);
    }

    /**
     * Has an observer told of every signal, whatever its sender, that this thread sends until the connection is closed, in place of the
     * observer before it. For tests: this is how a test client knows what the server did.
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

    private static <T> Answer<T> asking(Receiver<T> receiver) {
        return (sender, payload) -> {
            receiver.receive(sender, payload);
            return null;
        };
    }

    /** Whether anyone listens; to be asked before a payload is made that costs something. */
    public boolean isConnected() {
        return !links.isEmpty() || observer() != null;
    }

    /** Calls the receivers, and gives the results of those that have one. */
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
     * Is told that a signal was sent.
     *
     * @param <T> what comes along with it
     */
    @FunctionalInterface
    public interface Receiver<T> {
        /** Takes note. */
        void receive(Object sender, T payload) throws Exception;
    }

    /**
     * Is told that a signal was sent, and has something to say to the sender.
     *
     * @param <T> what comes along with it
     */
    @FunctionalInterface
    public interface Answer<T> {
        /** Takes note; null is no result. */
        @Nullable Object receive(Object sender, T payload) throws Exception;
    }

    /** Is told of the signals that a thread sends. */
    @FunctionalInterface
    public interface Observer {
        /** Takes note, before the receivers do; what it throws is logged. */
        void sent(Signal<?> signal, @Nullable Object payload);
    }

    /** The link between a signal and a receiver; closing it ends it. */
    @FunctionalInterface
    public interface Connection extends AutoCloseable {
        @Override
        void close();
    }

    private record Link<T>(@Nullable Object sender, Answer<? super T> answer) {
        void call(String signal, Object from, T payload, List<Object> results) {
            try {
                Object result = answer.receive(from, payload);
                if (result != null) {
                    results.add(result);
                }
            } catch (Throwable e) { // an Error too: a failed assertion, or a class that is missing, must not cost others their teardown
                LOGGER.log(Level.ERROR, "A receiver of the signal " + signal + " failed", e);
            }
        }

        /** Two links are never the same, though they be of the same receiver. */
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

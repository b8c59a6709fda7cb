package dev.carafe.logging;

import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Knows the id of the request that a thread works for, so that each line of the log can have it.
 *
 * <pre>{@code
 * String id = LogContext.requestId();      // in a formatter, a layout or a converter
 * }</pre>
 *
 * <p>A request has an id if middleware gave it one, as {@code RequestId} does. The id is known on the request's own thread until the
 * response has been sent and its line of the access log is written, and on other threads in a task of {@code withRequest}. Logging
 * libraries with a context of their own get it by a {@link LogContextListener}. Thread-safe.
 */
public final class LogContext {
    private static final ThreadLocal<@Nullable String> ID = new ThreadLocal<>();
    private static final List<LogContextListener> LISTENERS = ServiceLoader
            .load(LogContextListener.class, LogContext.class.getClassLoader()).stream().map(ServiceLoader.Provider::get).toList();

    /** Whether any thread ever had an id. A thread that reads false has none, for it would have set this itself. */
    private static boolean used;

    private LogContext() { }

    /** Returns the id of the request that the calling thread works for, or null. */
    public static @Nullable String requestId() {
        return used ? ID.get() : null;
    }

    /**
     * Makes an id, or none, that of the calling thread, and returns the one before, which belongs back afterwards. Only middleware that
     * gives requests their ids needs it.
     */
    public static @Nullable String swap(@Nullable String requestId) {
        if (!used && requestId == null) {
            return null;
        }
        used = true;
        String before = ID.get();
        if (!Objects.equals(before, requestId)) {
            ID.set(requestId);
            LISTENERS.forEach(listener -> listener.requestId(requestId));
        }
        return before;
    }
}

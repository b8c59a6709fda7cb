package dev.carafe.logging;

import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Holds the id of the request that a thread works for, so that each line of the log can have it.
 *
 * <pre>{@code
 * String id = LogContext.requestId();      // in a formatter, a layout or a converter
 * }</pre>
 *
 * <p>A request has an id if middleware, such as {@code RequestId}, sets one. The id is available on the request's own thread until the
 * response has been sent and its line of the access log written, and on other threads within a task of {@code withRequest}. A
 * {@link LogContextListener} passes it to logging libraries with a context of their own. Thread-safe.
 */
public final class LogContext {
    private static final ThreadLocal<@Nullable String> ID = new ThreadLocal<>();

    /** Whether any thread ever had an id. Not volatile: a thread with an id has set this itself, so one that reads false has none. */
    private static boolean used;

    private LogContext() { }

    /** Returns the id of the request that the calling thread works for, or null. */
    public static @Nullable String requestId() {
        return used ? ID.get() : null;
    }

    /**
     * Sets the calling thread's id, or none, and returns the previous one, which must be restored afterwards. Only middleware that assigns
     * ids to requests needs this.
     */
    public static @Nullable String swap(@Nullable String requestId) {
        if (!used && requestId == null) {
            return null;
        }
        used = true;
        String before = ID.get();
        if (!Objects.equals(before, requestId)) {
            ID.set(requestId);
            Listeners.ALL.forEach(listener -> listener.requestId(requestId));
        }
        return before;
    }

    /** Loaded by the first id. */
    private static final class Listeners {
        static final List<LogContextListener> ALL = ServiceLoader
                .load(LogContextListener.class, LogContext.class.getClassLoader()).stream().map(ServiceLoader.Provider::get).toList();
    }
}

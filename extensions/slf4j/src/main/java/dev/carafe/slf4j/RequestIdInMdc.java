package dev.carafe.slf4j;

import dev.carafe.logging.LogContextListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Puts the id of the request that a thread works for into SLF4J's MDC, as {@code request_id}. */
public final class RequestIdInMdc implements LogContextListener {
    private static final String KEY = "request_id";

    /** For {@link java.util.ServiceLoader}. */
    public RequestIdInMdc() { }

    @Override
    public void requestId(@Nullable String id) {
        if (id == null) {
            MDC.remove(KEY);
        } else {
            MDC.put(KEY, id);
        }
    }
}

package dev.carafe.logging;

import org.jspecify.annotations.Nullable;

/**
 * Learns on each thread which request it works for, to pass that to a logging library. {@link java.util.ServiceLoader} finds
 * implementations; {@code carafe-slf4j} has one for SLF4J.
 */
@FunctionalInterface
public interface LogContextListener {
    /** Receives the id of the request that the calling thread works for from now on, or null if there is none. */
    void requestId(@Nullable String id);
}

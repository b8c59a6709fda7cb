package dev.carafe.logging;

import org.jspecify.annotations.Nullable;

/**
 * Is told on each thread which request it works for, to pass that to a logging library. It is found by {@link java.util.ServiceLoader};
 * {@code carafe-slf4j} brings one for SLF4J.
 */
@FunctionalInterface
public interface LogContextListener {
    /** Notes the id of the request that the calling thread works for from now on, or that it works for none that has one. */
    void requestId(@Nullable String id);
}

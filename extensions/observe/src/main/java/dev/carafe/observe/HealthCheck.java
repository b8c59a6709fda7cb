package dev.carafe.observe;

/** Checks whether something that the app needs, such as its database, is available: {@code () -> connection.isValid(1)}. */
@FunctionalInterface
public interface HealthCheck {
    /**
     * Returns whether it is available; an exception also means no. Runs on its own virtual thread, outside of any request, and is
     * interrupted when it is late.
     */
    boolean isHealthy() throws Exception;
}

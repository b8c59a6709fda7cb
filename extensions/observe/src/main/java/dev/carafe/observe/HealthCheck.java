package dev.carafe.observe;

/** Tells whether something that the app needs, such as its database, is there: {@code () -> connection.isValid(1)}. */
@FunctionalInterface
public interface HealthCheck {
    /**
     * Returns whether it is there. To throw means no, too. Runs on a virtual thread of its own, outside of any request, and is interrupted
     * when it is late.
     */
    boolean isHealthy() throws Exception;
}

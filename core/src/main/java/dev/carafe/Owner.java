package dev.carafe;

/** Closes the resources it was given when it ends. */
@FunctionalInterface
interface Owner {
    /** Registers a resource to be closed at the end, or closes it now if the owner has ended. A second {@code close} must be harmless. */
    void own(AutoCloseable resource);
}

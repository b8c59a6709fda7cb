package dev.carafe;

/** Closes what it is given, when it ends itself. */
@FunctionalInterface
interface Owner {
    /** Closes something later, at once if the owner has ended. What is closed twice must not mind. */
    void own(AutoCloseable resource);
}

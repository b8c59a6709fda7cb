package dev.carafe.server.http2;

/** Is told when a thread waits for its client. */
public interface ClientWait {
    /** Called when the thread is about to wait. */
    void begins();

    /** Called when the thread continues. */
    void ends();
}

package dev.carafe.server.http2;

/** What a thread does around the time that it waits for its client. */
public interface ClientWait {
    /** The thread is about to wait. */
    void begins();

    /** The thread goes on. */
    void ends();
}

package dev.carafe.http;

import java.io.OutputStream;

/**
 * The output of a {@link StreamBody}. It tells an endless body when to end:
 *
 * <pre>{@code
 * Response.stream(out -> {
 *     Thread source = Thread.currentThread();
 *     if (out instanceof ResponseOutput response) {
 *         response.whenStopping(source::interrupt);
 *     }
 *     ...
 * });
 * }</pre>
 */
public abstract class ResponseOutput extends OutputStream {
    /** Creates an output; for servers. */
    protected ResponseOutput() { }

    /**
     * Runs a task when the server is about to stop, or at once if it is already stopping. A later task replaces an earlier one. The task
     * must not wait.
     */
    public abstract void whenStopping(Runnable task);
}

package dev.carafe.http;

import java.io.OutputStream;

/**
 * Where a server has a {@link StreamBody} write. A body that goes on for ever asks it to say when to end:
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
    /** For servers. */
    protected ResponseOutput() { }

    /** Runs a task when the server is about to stop, at once if it is already; the last one counts. It must not wait. */
    public abstract void whenStopping(Runnable task);
}

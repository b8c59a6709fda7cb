package dev.carafe.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A connection that no longer speaks HTTP. One thread may read while another writes; any thread may call {@link #cut}. */
public interface RawConnection {
    /** Waits, without a limit, for the next bytes and returns them; null if the client sends no more. */
    byte @Nullable [] read() throws IOException;

    /** Sends bytes. Waits while the client is slow, and fails if it takes nothing for {@code RESPONSE_TIMEOUT}. */
    void write(byte[] bytes) throws IOException;

    /** Closes the connection at once; pending reads and writes fail. */
    void cut();

    /** Registers a task that runs when the server is about to stop, or at once if it is already stopping. The task must not wait. */
    void whenStopping(Runnable task);
}

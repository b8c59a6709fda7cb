package dev.carafe.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A connection that speaks HTTP no more. One thread may read while another writes; {@link #cut} may be called by any. */
public interface RawConnection {
    /** The next bytes, waited for without a limit; null when the client sends no more. */
    byte @Nullable [] read() throws IOException;

    /** Sends bytes; waits while the client is slow, and fails when that takes nothing for the {@code RESPONSE_TIMEOUT}. */
    void write(byte[] bytes) throws IOException;

    /** Ends the connection without a word: whoever reads or writes fails. */
    void cut();

    /** Has a task run when the server is about to stop, at once if it is already. It must not wait. */
    void whenStopping(Runnable task);
}

package dev.carafe.testing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A connection for a single request, which has been sent. It receives the bytes of the response. */
interface Connection extends AutoCloseable {
    /**
     * Waits for the next bytes and returns them, or null when the server has closed the connection.
     *
     * @throws java.net.SocketTimeoutException if none arrive for too long
     */
    byte @Nullable [] receive() throws IOException;

    /** Ends the output to the server. */
    default void finish() throws IOException { }

    /** Returns the server's record of the exchange. */
    ServerSide server();

    @Override
    void close();
}

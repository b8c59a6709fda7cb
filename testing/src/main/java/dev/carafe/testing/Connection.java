package dev.carafe.testing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A connection on which a request has been sent, and no other will be; the bytes of its response come. */
interface Connection extends AutoCloseable {
    /**
     * Returns the next bytes, waited for; null when the server has closed the connection.
     *
     * @throws java.net.SocketTimeoutException if none come for too long
     */
    byte @Nullable [] receive() throws IOException;

    /** Tells the server that the client sends nothing more. */
    default void finish() throws IOException { }

    /** Returns what the server sees of the exchange. */
    ServerSide server();

    @Override
    void close();
}

package dev.carafe.server.http2;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What carries a connection, and watches that its client does not keep it waiting. */
public interface Wire {
    /** What the connection waits for, which decides for how long it may. */
    enum Awaited {
        /** The next request. */
        REQUEST,
        /** The rest of what has begun to arrive: the preface, a frame, or a block of header fields. */
        REST,
        /** Nothing from the client: it is its turn to be waited for by the streams, or the server's. */
        NOTHING
    }

    /** Returns what has arrived, at least a byte of it; null at the end. */
    byte @Nullable [] read() throws IOException;

    /** Writes some bytes; waits until the client has taken them, but not for ever. */
    void write(byte[] bytes, int length) throws IOException;

    /**
     * Begins to wait, or to go on waiting if nothing has changed.
     *
     * @throws IOException if the wait has been too long already
     */
    void await(Awaited awaited) throws IOException;

    /** Tells the client that nothing more comes. */
    void endOutput() throws IOException;

    /** Returns {@code "http"} or {@code "https"}. */
    String scheme();

    /** Returns the address of the client. */
    String remoteAddr();

    /** Returns the port of the client, or -1 if it has none. */
    int remotePort();
}

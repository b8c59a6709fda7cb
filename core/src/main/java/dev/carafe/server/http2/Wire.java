package dev.carafe.server.http2;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The transport of a connection. It ensures that a client does not keep it waiting. */
public interface Wire {
    /** What the connection waits for, which determines the timeout. */
    enum Awaited {
        /** The next request. */
        REQUEST,
        /** The rest of what has begun to arrive: the preface, a frame, or a block of header fields. */
        REST,
        /** Nothing from the client: the streams wait for it, or it waits for the server. */
        NOTHING
    }

    /** Waits for at least one byte and returns what has arrived, or null at the end of the stream. */
    byte @Nullable [] read() throws IOException;

    /** Writes bytes. Waits until the client has received them, up to a limit. */
    void write(byte[] bytes, int length) throws IOException;

    /**
     * Starts waiting, or continues if the awaited thing is the same.
     *
     * @throws IOException if the deadline has already passed
     */
    void await(Awaited awaited) throws IOException;

    /** Ends the output to the client. */
    void endOutput() throws IOException;

    /** Returns {@code "http"} or {@code "https"}. */
    String scheme();

    /** Returns the address of the client. */
    String remoteAddr();

    /** Returns the port of the client, or -1 if it has none. */
    int remotePort();
}

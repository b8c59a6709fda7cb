package dev.carafe.http;

import java.io.OutputStream;

/**
 * A body that is written while it is sent.
 *
 * <pre>{@code
 * app.get("/export", req -> Response.stream(out -> people.forEach(p -> write(out, p))).contentType("text/csv"));
 * }</pre>
 *
 * <p>{@code flush()} sends what has been written so far. A write blocks while the client is slow, so memory stays flat; it fails with an
 * exception once the client has gone. An exception cuts the message, so that the client sees that it is incomplete.
 */
@FunctionalInterface
public interface StreamBody extends AutoCloseable {
    /** Writes the whole body; the stream is closed by the caller. */
    void writeTo(OutputStream out) throws Exception;

    /** Returns how many bytes are written, or -1 if that is not known beforehand; the body is sent in chunks then. */
    default long length() {
        return -1;
    }

    /**
     * Returns the part of the body from one position to before another, for a client that asks for a range; by default all else is dropped.
     */
    default StreamBody part(long start, long end) {
        return new StreamPart(this, start, end);
    }

    /**
     * Frees what the body holds. The app calls it when the exchange ends, whether the body was written, cut or never asked for; like any
     * {@link java.io.Closeable}, it must not mind a second call.
     */
    @Override
    default void close() { }
}

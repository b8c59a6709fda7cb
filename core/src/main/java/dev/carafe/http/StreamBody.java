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
    /** Writes the whole body. The caller closes the stream. */
    void writeTo(OutputStream out) throws Exception;

    /** Returns how many bytes will be written, or -1 if that is unknown; the body is then sent in chunks. */
    default long length() {
        return -1;
    }

    /**
     * Returns the part of the body between two positions, end exclusive, for a client that asks for a range. By default, the whole body is
     * written and the rest dropped.
     */
    default StreamBody part(long start, long end) {
        return new StreamPart(this, start, end);
    }

    /**
     * Frees the body's resources. The app calls this when the exchange ends, whether the body was written, cut or never used. Like any
     * {@link java.io.Closeable}, it must tolerate a second call.
     */
    @Override
    default void close() { }
}

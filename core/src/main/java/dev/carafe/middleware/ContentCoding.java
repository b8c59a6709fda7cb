package dev.carafe.middleware;

import java.io.IOException;
import java.io.OutputStream;

/** Compresses what is written, such as {@code BrotliOutputStream::new}. */
@FunctionalInterface
public interface ContentCoding {
    /** Returns a stream that writes to another one what it is given, compressed; {@code flush} passes on all that it has. */
    OutputStream encode(OutputStream out) throws IOException;
}

package dev.carafe.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keeps bytes in memory up to a limit, and beyond it in a temporary file, which {@link #delete()} removes. */
final class Spool extends OutputStream {
    private final int maxInMemory;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable OutputStream fileOut;
    private long size;

    Spool(int maxInMemory) {
        this.maxInMemory = maxInMemory;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        size += length;
        if (fileOut == null && size > maxInMemory) {
            file = Files.createTempFile("carafe-upload-", null);
            fileOut = Files.newOutputStream(file);
            memory.writeTo(fileOut);
            memory = new ByteArrayOutputStream(0);
        }
        (fileOut == null ? memory : fileOut).write(octets, from, length);
    }

    /** Ends writing. The bytes stay. */
    @Override
    public void close() throws IOException {
        if (fileOut != null) {
            fileOut.close();
        }
    }

    long size() {
        return size;
    }

    /** Opens the bytes from the start, any number of times. */
    InputStream open() throws IOException {
        return file == null ? new ByteArrayInputStream(memory.toByteArray()) : Files.newInputStream(file);
    }

    void delete() throws IOException {
        close();
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}

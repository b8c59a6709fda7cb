package dev.carafe.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a file from one position to before another, read while they are sent. */
record FileBody(Path file, long start, long end) implements StreamBody {
    private static final int BUFFER = 32 * 1024;

    @Override
    public long length() {
        return end - start;
    }

    @Override
    public FileBody part(long from, long to) {
        return new FileBody(file, start + from, start + to);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(start);
            byte[] buffer = new byte[(int) Math.min(BUFFER, length())];
            for (long left = length(); left > 0; ) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    throw new EOFException("The file %s became shorter while it was sent.".formatted(file));
                }
                out.write(buffer, 0, count);
                left -= count;
            }
        }
    }
}

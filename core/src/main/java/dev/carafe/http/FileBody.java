package dev.carafe.http;

import dev.carafe.http.header.ETag;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file from one position to before another, read while they are sent.
 *
 * @param etag identifies this version of the file
 * @param lastModified when the file changed, or null in a jar, which may be rebuilt with the same dates
 */
record FileBody(Path file, long start, long end, ETag etag, @Nullable Instant lastModified) implements StreamBody {
    private static final int BUFFER = 32 * 1024;

    /**
     * Returns the body for a file's current version.
     *
     * @throws IllegalArgumentException if the file is a folder
     * @throws UncheckedIOException if the file can't be read
     */
    static FileBody of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new IllegalArgumentException("%s is no file, so it can't be sent. Choose a file in it.".formatted(file));
            }
            boolean inJar = file.getFileSystem().provider().getScheme().equals("jar");
            long version = inJar ? (long) Files.getAttribute(file, "zip:crc") : attributes.lastModifiedTime().toMillis();
            ETag etag = ETag.strong(Long.toHexString(version) + '-' + Long.toHexString(attributes.size()));
            return new FileBody(file, 0, attributes.size(), etag, inJar ? null : attributes.lastModifiedTime().toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String contentType() {
        return MimeTypes.of(file.toString());
    }

    @Override
    public long length() {
        return end - start;
    }

    @Override
    public FileBody part(long from, long to) {
        return new FileBody(file, start + from, start + to, etag, lastModified);
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

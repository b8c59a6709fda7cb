package dev.carafe.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Makes a file the body of an answer, with its type, its mark and its date. */
final class FileAnswer {
    private FileAnswer() { }

    static void fill(Response response, Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new IllegalArgumentException("%s is no file, so it can't be sent. Choose one in it.".formatted(file));
            }
            response.body(new FileBody(file, 0, attributes.size())).header("Accept-Ranges", "bytes");
            if (response.contentType() == null) {
                response.type(MimeTypes.of(file.toString()));
            }
            mark(response, file, attributes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A jar may be built anew with the dates of the last one, so there the checksum counts. */
    private static void mark(Response response, Path file, BasicFileAttributes attributes) throws IOException {
        boolean inJar = file.getFileSystem().provider().getScheme().equals("jar");
        long version = inJar ? (long) Files.getAttribute(file, "zip:crc") : attributes.lastModifiedTime().toMillis();
        response.etag(ETag.strong(Long.toHexString(version) + '-' + Long.toHexString(attributes.size())));
        if (!inJar) {
            response.lastModified(attributes.lastModifiedTime().toInstant());
        }
    }
}

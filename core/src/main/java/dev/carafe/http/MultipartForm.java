package dev.carafe.http;

import dev.carafe.http.header.MediaType;
import dev.carafe.http.syntax.HeaderText;
import dev.carafe.http.syntax.MalformedException;
import dev.carafe.http.syntax.MultipartReader;
import dev.carafe.http.syntax.TooLargeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields and files of a {@code multipart/form-data} body (RFC 7578), in UTF-8. Large files are in temporary files until the form is
 * closed.
 */
final class MultipartForm implements AutoCloseable {
    private final MultiValues.Builder fields = new MultiValues.Builder();
    private final List<FilePart> files = new ArrayList<>();
    private final List<Spool> spools = new ArrayList<>();
    private final FormLimits limits;

    private MultipartForm(FormLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads a body up to its closing boundary and leaves the rest unread.
     *
     * @throws MalformedException if the body or the boundary in its type is malformed
     * @throws TooLargeException if the body exceeds a limit
     * @throws IOException if the body can't be read, or a temporary file can't be written
     */
    static MultipartForm read(MediaType type, InputStream body, FormLimits limits) throws IOException {
        MultipartForm form = new MultipartForm(limits);
        try {
            form.readParts(new MultipartReader(body, boundary(type)));
            return form;
        } catch (IOException | RuntimeException failure) {
            form.closeAfter(failure);
            throw failure;
        }
    }

    private static String boundary(MediaType type) {
        String boundary = type.parameters().getOrDefault("boundary", "");
        // RFC 2046, section 5.1.1, allows fewer characters, but widespread clients also send "$" and others.
        boolean legal = boundary.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (boundary.isEmpty() || boundary.length() > 70 || !legal || boundary.endsWith(" ")) {
            throw new MalformedException("The content type of the multipart body has no boundary of 1 to 70 characters of ASCII.");
        }
        return boundary;
    }

    private void readParts(MultipartReader reader) throws IOException {
        reader.copyTo(OutputStream.nullOutputStream());
        for (int parts = 1; !reader.atEnd(); parts++) {
            if (parts > limits.fields()) {
                throw new TooLargeException("The form has more than " + limits.fields() + " parts.");
            }
            readPart(reader);
        }
    }

    private void readPart(MultipartReader reader) throws IOException {
        Map<String, String> headers = reader.headers(limits.headerBytes());
        String disposition = headers.getOrDefault("content-disposition", "");
        Map<String, String> parameters = HeaderText.formParameters(HeaderText.split(disposition, ';'), 1);
        String name = parameters.get("name");
        if (name == null) {
            throw new MalformedException("A part of the multipart body has no name.");
        }
        String filename = parameters.get("filename");
        if (filename == null) {
            ByteArrayOutputStream value = new Field(limits.fieldBytes());
            reader.copyTo(value);
            fields.add(name, FormCharset.of(headers.get("content-type")).decode(value.toByteArray()));
        } else {
            readFile(reader, name, filename, headers.get("content-type"));
        }
    }

    private void readFile(MultipartReader reader, String name, String filename, @Nullable String contentType) throws IOException {
        Spool content = new Spool(limits.memoryBytes());
        spools.add(content);
        reader.copyTo(content);
        content.close();
        if (!filename.isEmpty() || content.size() > 0) {
            files.add(new FilePart(name, filename, contentType, content));
        }
    }

    /** Returns the fields that are not files. */
    MultiValues fields() {
        return fields.build();
    }

    UploadedFiles files() {
        return new UploadedFiles(files);
    }

    /** Deletes the temporary files. */
    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (Spool spool : spools) {
            try {
                spool.delete();
            } catch (IOException undeleted) {
                failure = undeleted;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void closeAfter(Exception failure) {
        try {
            close();
        } catch (IOException undeleted) {
            failure.addSuppressed(undeleted);
        }
    }

    /** The bytes of a field, up to a limit. */
    private static final class Field extends ByteArrayOutputStream {
        private final int maxBytes;

        Field(int maxBytes) {
            this.maxBytes = maxBytes;
        }

        @Override
        public synchronized void write(byte[] octets, int from, int length) {
            if (length > maxBytes - count) {
                throw new TooLargeException("A field of the form is longer than " + maxBytes + " bytes.");
            }
            super.write(octets, from, length);
        }
    }
}

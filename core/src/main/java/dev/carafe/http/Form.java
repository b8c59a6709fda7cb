package dev.carafe.http;

import dev.carafe.http.header.MediaType;
import dev.carafe.http.syntax.MalformedException;
import dev.carafe.http.syntax.TooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A body parsed as a form, by its media type.
 *
 * @param fields the fields that are not files
 * @param files the files
 * @param multipart the multipart body with the files, or null
 */
record Form(MultiValues fields, UploadedFiles files, @Nullable MultipartForm multipart) implements AutoCloseable {
    private static final Form NONE = new Form(MultiValues.EMPTY, UploadedFiles.NONE, null);
    private static final FormLimits LIMITS = FormLimits.DEFAULTS;
    private static final FormLimits IN_MEMORY =
            new FormLimits(LIMITS.fields(), LIMITS.fieldBytes(), LIMITS.headerBytes(), Integer.MAX_VALUE);

    /** Reads a body by its media type. A malformed body is a 400, one that is too large a 413. */
    static Form read(@Nullable MediaType type, Body body) {
        try {
            return type == null ? NONE : parse(type, body);
        } catch (MalformedException e) {
            throw new HttpException(400, Objects.requireNonNull(e.getMessage()));
        } catch (TooLargeException e) {
            throw new HttpException(413, Objects.requireNonNull(e.getMessage()));
        }
    }

    private static Form parse(MediaType type, Body body) {
        return switch (type.mimetype()) {
            case "application/x-www-form-urlencoded" ->
                new Form(UrlEncoded.parse(body.bytes(), LIMITS.fields(), LIMITS.fieldBytes()), UploadedFiles.NONE, null);
            case "multipart/form-data" -> multipart(type, body);
            default -> NONE;
        };
    }

    private static Form multipart(MediaType type, Body body) {
        FormLimits limits = body.kept() ? IN_MEMORY : LIMITS;
        try (InputStream in = body.stream()) {
            MultipartForm form = MultipartForm.read(type, in, limits);
            return new Form(form.fields(), form.files(), form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (multipart != null) {
                multipart.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

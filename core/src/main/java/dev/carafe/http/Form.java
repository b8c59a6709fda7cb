package dev.carafe.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A body as a form, by its type.
 *
 * @param fields what is no file
 * @param files the files
 * @param multipart what holds the files, or null
 */
record Form(Values fields, Files files, @Nullable MultipartForm multipart) implements AutoCloseable {
    private static final Form NONE = new Form(Values.EMPTY, Files.NONE, null);
    private static final FormLimits LIMITS = FormLimits.DEFAULTS;
    private static final FormLimits IN_MEMORY =
            new FormLimits(LIMITS.fields(), LIMITS.fieldBytes(), LIMITS.headerBytes(), Integer.MAX_VALUE);

    static Form read(@Nullable MediaType type, Body body) {
        if (type == null) {
            return NONE;
        }
        return switch (type.mimetype()) {
            case "application/x-www-form-urlencoded" ->
                new Form(UrlEncoded.parse(body.bytes(), LIMITS.fields(), LIMITS.fieldBytes()), Files.NONE, null);
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

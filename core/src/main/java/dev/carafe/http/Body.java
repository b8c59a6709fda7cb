package dev.carafe.http;

import dev.carafe.http.header.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The content of a request, shared by its copies. It is read from the server once, and kept unless it is read as a stream. */
final class Body implements AutoCloseable {
    private final @Nullable RawRequest source;
    private byte @Nullable [] bytes;
    private boolean streamed;
    private @Nullable Form form;

    Body(RawRequest source) {
        this.source = source;
    }

    Body(byte[] bytes) {
        this.source = null;
        this.bytes = bytes;
    }

    byte[] bytes() {
        if (bytes == null) {
            try (InputStream in = stream()) {
                bytes = in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return bytes;
    }

    InputStream stream() {
        if (bytes != null) {
            return new ByteArrayInputStream(bytes);
        }
        if (streamed || source == null) {
            throw new IllegalStateException("The body of this request was read as a stream, or as a form with files, which can be done "
                    + "once only. Call bytes() first to keep it.");
        }
        streamed = true;
        return source.body();
    }

    /** Returns the body as a form of a media type. Reads it only once. */
    Form form(@Nullable MediaType type) {
        if (form == null) {
            form = Form.read(type, this);
        }
        return form;
    }

    /** Returns whether the body is in memory, so that temporary files for its parts would save nothing. */
    boolean kept() {
        return bytes != null;
    }

    @Override
    public void close() {
        if (form != null) {
            form.close();
        }
    }
}

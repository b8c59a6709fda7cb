package dev.carafe.http;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.BaseStream;

/** Creates bodies that are sent part by part. Each holds its source until it is closed. For apps. */
public final class Streams {
    private Streams() { }

    /** Returns a body that copies a stream. */
    public static StreamBody of(InputStream in) {
        return new Closing(in, in::transferTo);
    }

    /** Returns a body that sends each part, text or bytes, as soon as it is available. Closes an iterator that is {@code AutoCloseable}. */
    public static StreamBody of(Iterator<?> parts) {
        return new Closing(parts instanceof AutoCloseable closeable ? closeable : () -> { }, out -> {
            while (parts.hasNext()) {
                out.write(encoded(parts.next()));
                out.flush();
            }
        });
    }

    /** Returns a body that sends the parts of a stream as they become available. */
    public static StreamBody of(BaseStream<?, ?> parts) {
        return new Closing(parts, out -> of(parts.iterator()).writeTo(out));
    }

    /** Returns a body that closes a source. */
    static StreamBody closing(AutoCloseable source, StreamBody body) {
        return new Closing(source, body);
    }

    /** A body with a source, which {@link #close} closes once. */
    private static final class Closing implements StreamBody {
        private final AutoCloseable source;
        private final StreamBody body;
        private final AtomicBoolean closed = new AtomicBoolean();

        Closing(AutoCloseable source, StreamBody body) {
            this.source = source;
            this.body = body;
        }

        @Override
        public void writeTo(OutputStream out) throws Exception {
            body.writeTo(out);
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                try {
                    source.close();
                } catch (Exception e) {
                    throw new IllegalStateException("A streamed response could not be closed.", e);
                }
            }
        }
    }

    private static byte[] encoded(Object part) {
        return switch (part) {
            case byte[] bytes -> bytes;
            case CharSequence text -> text.toString().getBytes(StandardCharsets.UTF_8);
            default -> throw new IllegalStateException(
                    "A streamed response is made of parts of text or bytes, but one is a %s. Map each part to text first."
                            .formatted(part.getClass().getSimpleName()));
        };
    }
}

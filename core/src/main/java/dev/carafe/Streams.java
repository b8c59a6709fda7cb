package dev.carafe;

import dev.carafe.http.StreamBody;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.BaseStream;

/** Bodies that are sent part by part. */
final class Streams {
    private Streams() { }

    static StreamBody of(InputStream in) {
        return new Closing(in, in::transferTo);
    }

    /** Each part is sent as soon as it is there; parts are text or bytes. An iterator that can be closed is. */
    static StreamBody of(Iterator<?> parts) {
        return new Closing(parts instanceof AutoCloseable closeable ? closeable : () -> { }, out -> {
            while (parts.hasNext()) {
                out.write(encoded(parts.next()));
                out.flush();
            }
        });
    }

    static StreamBody of(BaseStream<?, ?> parts) {
        return new Closing(parts, out -> of(parts.iterator()).writeTo(out));
    }

    /** A body that closes its source at the end, at a failure, and when it is not written at all. */
    private record Closing(AutoCloseable source, StreamBody body) implements StreamBody {
        @Override
        public void writeTo(OutputStream out) throws Exception {
            try (source) {
                body.writeTo(out);
            }
        }

        @Override
        public void close() {
            try {
                source.close();
            } catch (Exception e) {
                throw new IllegalStateException("A streamed answer could not be closed.", e);
            }
        }
    }

    private static byte[] encoded(Object part) {
        return switch (part) {
            case byte[] bytes -> bytes;
            case CharSequence text -> text.toString().getBytes(StandardCharsets.UTF_8);
            default -> throw new IllegalStateException(
                    "A streamed answer is made of parts of text or bytes, but one is a %s. Map each part to text first."
                            .formatted(part.getClass().getSimpleName()));
        };
    }
}

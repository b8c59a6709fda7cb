package dev.carafe.middleware;

import dev.carafe.http.StreamBody;
import java.io.IOException;
import java.io.OutputStream;

/** A streamed body that is compressed while it is sent. */
record CodedBody(StreamBody plain, ContentCoding coding) implements StreamBody {
    @Override
    public void writeTo(OutputStream out) throws Exception {
        Target target = new Target(out);
        OutputStream coded = coding.encode(target);
        boolean complete = false;
        try {
            plain.writeTo(coded);
            complete = true;
        } finally {
            // Whatever happened, the coder frees its memory; but a body that was cut must not look as if it were whole.
            target.open = complete;
            coded.close();
        }
    }

    @Override
    public void close() {
        plain.close();
    }

    /** Passes everything on but the end, which is the server's. */
    private static final class Target extends OutputStream {
        private final OutputStream out;
        private boolean open = true;

        Target(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int octet) throws IOException {
            if (open) {
                out.write(octet);
            }
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            if (open) {
                out.write(octets, offset, length);
            }
        }

        @Override
        public void flush() throws IOException {
            if (open) {
                out.flush();
            }
        }
    }
}

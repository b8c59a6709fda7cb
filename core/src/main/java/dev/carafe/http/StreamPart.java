package dev.carafe.http;

import java.io.IOException;
import java.io.OutputStream;

/** A part of a body that can only be written as a whole. */
record StreamPart(StreamBody whole, long start, long end) implements StreamBody {
    @Override
    public void writeTo(OutputStream out) throws Exception {
        whole.writeTo(new Window(out));
    }

    @Override
    public long length() {
        return end - start;
    }

    @Override
    public void close() {
        whole.close();
    }

    /** Passes on the bytes within the part and drops the others. */
    private final class Window extends OutputStream {
        private final OutputStream out;
        private long position;

        Window(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            long from = Math.max(start, position);
            long to = Math.min(end, position + length);
            if (from < to) {
                out.write(octets, offset + (int) (from - position), (int) (to - from));
            }
            position += length;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}

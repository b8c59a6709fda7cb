package dev.carafe.server.http2;

import java.io.ByteArrayOutputStream;

/** A block of header fields that continues in further frames. */
final class HeaderBlock {
    /** More than any client needs for fields of a permitted size, even without compression. */
    private static final int MAX_CONTINUATIONS = 8;
    private static final int MAX_BYTES = 4 * RequestHead.MAX_BYTES;

    private final int stream;
    private final boolean endsStream;
    private final boolean dependsOnItself;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int continuations;

    HeaderBlock(int stream, boolean endsStream, boolean dependsOnItself) {
        this.stream = stream;
        this.endsStream = endsStream;
        this.dependsOnItself = dependsOnItself;
    }

    int stream() {
        return stream;
    }

    boolean endsStream() {
        return endsStream;
    }

    boolean dependsOnItself() {
        return dependsOnItself;
    }

    void add(Frame frame) {
        if (frame.type() == Frame.CONTINUATION && ++continuations > MAX_CONTINUATIONS) {
            throw new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, "A block of header fields has too many frames.");
        }
        bytes.write(frame.bytes(), frame.offset(), frame.length());
        if (bytes.size() > MAX_BYTES) {
            throw new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, "A block of header fields is too large.");
        }
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}

package dev.carafe.server.http2;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Splits incoming bytes into frames. It holds no more than has arrived, and of an incomplete frame no more than the largest frame. */
final class FrameReader {
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Wire wire;
    private final Streams waiting;
    private byte[] bytes = {};
    private int at;
    private int end;

    FrameReader(Wire wire, Streams waiting) {
        this.wire = wire;
        this.waiting = waiting;
    }

    /** Reads the client's preface, and returns whether it is valid (RFC 9113, section 3.4). */
    boolean preface() throws IOException {
        waiting.awaitRest();
        for (int i = 0; i < PREFACE.length; i++) {
            if (!available(1)) {
                return false;
            }
            if (bytes[at++] != PREFACE[i]) {
                throw new ConnectionError(ErrorCode.PROTOCOL_ERROR, "The client does not speak HTTP/2.");
            }
        }
        return true;
    }

    /** Returns whether the next frame has arrived. */
    boolean ready() {
        return end - at >= Frame.HEAD && end - at >= Frame.HEAD + lengthOfNext();
    }

    /** Returns whether a part of a frame has arrived. */
    boolean begun() {
        return at < end;
    }

    /** Waits for the next frame and returns it, or null at the end of the stream. */
    @Nullable Frame next() throws IOException {
        if (!available(Frame.HEAD)) {
            return null;
        }
        int length = lengthOfNext();
        if (length > Frame.MAX_LENGTH) {
            throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, "A frame of " + length + " bytes is too large.");
        }
        if (!available(Frame.HEAD + length)) {
            return null;
        }
        Frame frame = new Frame(bytes[at + 3], bytes[at + 4], Frame.number(bytes, at + 5), bytes, at + Frame.HEAD, length);
        at += Frame.HEAD + length;
        return frame;
    }

    private int lengthOfNext() {
        return (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff);
    }

    private boolean available(int wanted) throws IOException {
        while (end - at < wanted) {
            if (at < end) {
                waiting.awaitRest();
            }
            byte[] more = wire.read();
            if (more == null) {
                return false;
            }
            append(more, wanted);
        }
        return true;
    }

    private void append(byte[] more, int wanted) {
        int held = end - at;
        if (held == 0) {
            bytes = more;
            at = 0;
            end = more.length;
            return;
        }
        if (bytes.length - at < Math.max(wanted, held + more.length)) {
            // Makes room for the whole frame, so that one that arrives in many pieces is copied only once.
            bytes = Arrays.copyOf(Arrays.copyOfRange(bytes, at, end), Math.max(wanted, held + more.length));
            at = 0;
        }
        System.arraycopy(more, 0, bytes, at + held, more.length);
        end = at + held + more.length;
    }
}

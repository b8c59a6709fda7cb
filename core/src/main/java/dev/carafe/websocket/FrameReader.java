package dev.carafe.websocket;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a client's frames and refuses those that a client may not send (RFC 6455, section 5). */
final class FrameReader {
    private static final int RESERVED = 0x70;
    private static final int OPCODE = 0x0f;
    private static final int MASKED = 0x80;
    private static final int AT_ONCE = 16 * 1024;

    private final Source source;
    private byte[] here = {};
    private int next;

    FrameReader(Source source) {
        this.source = source;
    }

    /** A source of bytes. */
    @FunctionalInterface
    interface Source {
        /** Returns the next bytes, or null at the end of the stream. */
        byte @Nullable [] read() throws IOException;
    }

    /**
     * Reads the next frame, or returns null at the end of the stream.
     *
     * @param room how many bytes the payload of a data frame may have
     * @throws EOFException if the stream ends within the frame
     */
    @Nullable Frame next(long room) throws IOException, ProtocolError {
        if (isEnd()) {
            return null;
        }
        int first = read();
        int opcode = first & OPCODE;
        boolean last = (first & Frame.LAST) != 0;
        check((first & RESERVED) == 0, "A reserved bit is set.");
        check(opcode <= Frame.BINARY || (opcode >= Frame.CLOSE && opcode <= Frame.PONG), "The opcode is unknown.");
        int second = read();
        check((second & MASKED) != 0, "A frame is not masked.");
        int announced = second & ~MASKED;
        if (Frame.isControl(opcode)) {
            check(last, "A control frame is fragmented.");
            check(announced <= Frame.LONGEST_CONTROL, "A control frame is too long.");
        }
        long length = length(announced);
        if (!Frame.isControl(opcode) && length > room) {
            throw new ProtocolError(ProtocolError.TOO_BIG, "The message is too big.");
        }
        return new Frame(last, opcode, content((int) length));
    }

    private static void check(boolean proper, String reason) throws ProtocolError {
        if (!proper) {
            throw new ProtocolError(ProtocolError.PROTOCOL, reason);
        }
    }

    /** Reads the payload's length, which must be in its shortest encoding (RFC 6455, section 5.2). */
    private long length(int announced) throws IOException, ProtocolError {
        long length = switch (announced) {
            case Frame.LENGTH_IN_2 -> number(2);
            case Frame.LENGTH_IN_8 -> number(8);
            default -> announced;
        };
        long least = announced == Frame.LENGTH_IN_2 ? Frame.LENGTH_IN_2 : announced == Frame.LENGTH_IN_8 ? 0x10000 : 0;
        check(length >= least, "The length of a frame is not well-formed.");
        return length;
    }

    private long number(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | read();
        }
        return number;
    }

    private byte[] content(int length) throws IOException {
        byte[] mask = bytes(4);
        byte[] content = bytes(length);
        for (int i = 0; i < length; i++) {
            content[i] ^= mask[i & 3];
        }
        return content;
    }

    /** Reads the given number of bytes. Memory grows as they arrive, so that an announced length alone costs nothing. */
    private byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[Math.min(length, AT_ONCE)];
        for (int count = 0; count < length;) {
            fill();
            if (count == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * count));
            }
            int taken = Math.min(here.length - next, bytes.length - count);
            System.arraycopy(here, next, bytes, count, taken);
            next += taken;
            count += taken;
        }
        return bytes;
    }

    private int read() throws IOException {
        fill();
        return here[next++] & 0xff;
    }

    private void fill() throws IOException {
        if (isEnd()) {
            throw new EOFException("The connection ends inside of a frame.");
        }
    }

    /** Makes at least one more byte available; returns true at the end of the stream. */
    private boolean isEnd() throws IOException {
        while (next == here.length) {
            byte[] more = source.read();
            if (more == null) {
                return true;
            }
            here = more;
            next = 0;
        }
        return false;
    }
}

package dev.carafe.websocket;

import java.nio.ByteBuffer;

/**
 * An unmasked frame (RFC 6455, section 5.2).
 *
 * @param last whether this is the last frame of its message
 * @param opcode the opcode
 * @param content the payload
 */
@SuppressWarnings("ArrayRecordComponent") // frames are not compared
record Frame(boolean last, int opcode, byte[] content) {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    static final int LONGEST_CONTROL = 125;
    static final int LENGTH_IN_2 = 126;
    static final int LENGTH_IN_8 = 127;
    static final int LAST = 0x80;

    private static final int LONGEST_HEADER = 10;

    static Frame of(int opcode, byte[] content) {
        return new Frame(true, opcode, content);
    }

    static boolean isControl(int opcode) {
        return opcode >= CLOSE;
    }

    /** Encodes the frame as a server sends it: unmasked. */
    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_HEADER + content.length).put((byte) (last ? LAST | opcode : opcode));
        if (content.length <= LONGEST_CONTROL) {
            bytes.put((byte) content.length);
        } else if (content.length <= 0xffff) {
            bytes.put((byte) LENGTH_IN_2).putShort((short) content.length);
        } else {
            bytes.put((byte) LENGTH_IN_8).putLong(content.length);
        }
        byte[] frame = new byte[bytes.position() + content.length];
        bytes.put(content).flip().get(frame);
        return frame;
    }
}

package dev.carafe.server.http2;

/**
 * A received frame (RFC 9113, section 4.1), as a view of the bytes around it.
 *
 * @param type its type: one of the constants, or another number
 * @param flags its flags, whose meaning depends on the type
 * @param stream the stream's number; 0 for the connection
 * @param bytes the bytes that contain the payload
 * @param offset the start of the payload
 * @param length the length of the payload
 */
@SuppressWarnings("ArrayRecordComponent") // frames are not compared
record Frame(int type, int flags, int stream, byte[] bytes, int offset, int length) {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int PRIORITY = 2;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PUSH_PROMISE = 5;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    static final int ACK = 1;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;
    static final int PADDED = 8;
    static final int HAS_PRIORITY = 0x20;

    static final int HEAD = 9;
    static final int MAX_LENGTH = 16 * 1024;
    private static final int MAX_NUMBER = 0x7fff_ffff;

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** Returns the 31-bit number at a position of the payload. */
    int number(int at) {
        return number(bytes, offset + at);
    }

    /** Returns the unsigned number of the given size at a position of the payload. */
    long unsigned(int at, int size) {
        long number = 0;
        for (int i = offset + at; i < offset + at + size; i++) {
            number = number << 8 | (bytes[i] & 0xff);
        }
        return number;
    }

    static int number(byte[] bytes, int at) {
        int high = (bytes[at] & 0xff) << 24 | (bytes[at + 1] & 0xff) << 16;
        return (high | (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff)) & MAX_NUMBER;
    }

    /** Returns the frame without its padding and priority. */
    Frame unpadded() {
        int skipped = has(PADDED) ? 1 : 0;
        int padding = has(PADDED) && length > 0 ? bytes[offset] & 0xff : 0;
        if (type == HEADERS && has(HAS_PRIORITY)) {
            skipped += 5;
        }
        if (skipped + padding > length) {
            throw new ConnectionError(ErrorCode.PROTOCOL_ERROR, "A frame is all padding.");
        }
        return skipped == 0 ? this : new Frame(type, flags, stream, bytes, offset + skipped, length - skipped - padding);
    }

    /** Returns the stream dependency in a HEADERS frame with a priority, or -1. */
    int dependency() {
        int at = has(PADDED) ? 1 : 0;
        return has(HAS_PRIORITY) && length >= at + 5 ? number(at) : -1;
    }
}

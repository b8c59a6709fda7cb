package dev.carafe.websocket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Why a socket was closed: the payload of a Close frame (RFC 6455, section 7.4). */
record Closing(int code, String reason) {
    /** A Close frame with an empty payload. */
    static final Closing WITHOUT_CODE = new Closing(1005, "");
    /** No Close frame at all. */
    static final Closing BROKEN = new Closing(1006, "");
    static final Closing DONE = new Closing(1000, "");
    static final Closing GOING_AWAY = new Closing(1001, "The server stops.");
    static final Closing FAILED = new Closing(1011, "");

    private static final int LONGEST_REASON = Frame.LONGEST_CONTROL - 2;

    /**
     * Creates the closing for a close code and reason that a program chose.
     *
     * @throws IllegalArgumentException if the code must not be sent, or the reason is too long for a frame
     */
    static Closing of(int code, String reason) {
        if (!isSent(code)) {
            throw new IllegalArgumentException(("%d is no code to close a socket with. Use 1000 when all is done, 1008 for what is not "
                    + "allowed, or one of your own from 4000 to 4999 (RFC 6455, section 7.4).").formatted(code));
        }
        int length = reason.getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_REASON) {
            throw new IllegalArgumentException(("The reason to close the socket has %d bytes, but there is room for %d. Send a message "
                    + "before the socket is closed to say more.").formatted(length, LONGEST_REASON));
        }
        return new Closing(code, reason);
    }

    /** Creates the closing for a refused client. Leaves the description out if it is too long for a frame. */
    static Closing refused(String description) {
        byte[] text = description.getBytes(StandardCharsets.UTF_8);
        return new Closing(ProtocolError.POLICY, text.length <= LONGEST_REASON ? description : "");
    }

    /** Parses the payload of a client's Close frame. */
    static Closing read(byte[] content) throws ProtocolError {
        if (content.length == 0) {
            return WITHOUT_CODE;
        }
        int code = content.length == 1 ? 0 : (content[0] & 0xff) << 8 | (content[1] & 0xff);
        if (!isSent(code)) {
            throw new ProtocolError(ProtocolError.PROTOCOL, "The close code is not valid.");
        }
        Utf8Text reason = new Utf8Text();
        reason.add(content, 2);
        return new Closing(code, reason.end());
    }

    /** Returns whether a close code is registered or free for use. 1005, 1006 and 1015 are never sent. */
    private static boolean isSent(int code) {
        return (code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006) || (code >= 3000 && code <= 4999);
    }

    Frame frame() {
        if (equals(WITHOUT_CODE)) {
            return Frame.of(Frame.CLOSE, new byte[0]);
        }
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        return Frame.of(Frame.CLOSE, ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array());
    }
}

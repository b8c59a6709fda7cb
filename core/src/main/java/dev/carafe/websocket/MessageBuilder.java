package dev.carafe.websocket;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Joins frames to messages, within bounds (RFC 6455, section 5.4). */
final class MessageBuilder {
    /** How many empty frames a message may have: they take no memory, but they might never end. */
    private static final int MAX_EMPTY = 1_000;

    private final long limit;
    private @Nullable Utf8Text text;
    private @Nullable ByteArrayOutputStream bytes;
    private long length;
    private int empty;

    MessageBuilder(long limit) {
        this.limit = limit;
    }

    /** Returns how many more bytes the message may have. */
    long room() {
        return limit - length;
    }

    /** Adds a frame and returns the message that it completes, or null. */
    @Nullable Message add(Frame frame) throws ProtocolError {
        boolean begins = frame.opcode() != Frame.CONTINUATION;
        if (begins != (text == null && bytes == null)) {
            throw new ProtocolError(ProtocolError.PROTOCOL,
                    begins ? "A message begins inside of another." : "A frame continues no message.");
        }
        if (begins && frame.last()) {
            return frame.opcode() == Frame.TEXT ? new Message.Text(Utf8Text.whole(frame.content())) : new Message.Binary(frame.content());
        }
        if (begins) {
            begin(frame.opcode());
        }
        append(frame.content());
        return frame.last() ? end() : null;
    }

    private void begin(int opcode) {
        length = 0;
        empty = 0;
        if (opcode == Frame.TEXT) {
            text = new Utf8Text();
        } else {
            bytes = new ByteArrayOutputStream();
        }
    }

    private void append(byte[] content) throws ProtocolError {
        length += content.length;
        if (content.length == 0 && ++empty > MAX_EMPTY) {
            throw new ProtocolError(ProtocolError.POLICY, "The message has too many empty frames.");
        }
        if (text != null) {
            text.add(content, 0);
        } else if (bytes != null) {
            bytes.writeBytes(content);
        }
    }

    private Message end() throws ProtocolError {
        Message message = text != null
                ? new Message.Text(text.end())
                : new Message.Binary(bytes == null ? new byte[0] : bytes.toByteArray());
        text = null;
        bytes = null;
        length = 0;
        return message;
    }
}

package dev.carafe.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/** Writes a client's frames, masked, and reads a server's frames strictly (RFC 6455, section 5). */
record Frames(Dialogue connection, Incoming in) {
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;

    /**
     * A frame from the server.
     *
     * @param opcode the opcode
     * @param content the payload
     */
    @SuppressWarnings("ArrayRecordComponent") // frames are not compared
    record Frame(int opcode, byte[] content) {
        /** Returns the code of a Close frame, or 1005 if it has none. */
        int code() {
            return content.length < 2 ? 1005 : ByteBuffer.wrap(content).getShort() & 0xffff;
        }
    }

    static TestRequest handshake(TestRequest request) {
        return request.headerIfNone("Connection", "Upgrade")
                .headerIfNone("Upgrade", "websocket")
                .headerIfNone("Sec-WebSocket-Version", "13")
                .headerIfNone("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    }

    void send(int opcode, byte[] content) throws IOException {
        byte[] mask = ByteBuffer.allocate(4).putInt(ThreadLocalRandom.current().nextInt()).array();
        ByteBuffer frame = ByteBuffer.allocate(14 + content.length).put((byte) (LAST | opcode));
        if (content.length < 126) {
            frame.put((byte) (MASKED | content.length));
        } else if (content.length <= 0xffff) {
            frame.put((byte) (MASKED | 126)).putShort((short) content.length);
        } else {
            frame.put((byte) (MASKED | 127)).putLong(content.length);
        }
        frame.put(mask);
        for (int i = 0; i < content.length; i++) {
            frame.put((byte) (content[i] ^ mask[i & 3]));
        }
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        connection.send(bytes);
    }

    /** Returns the next frame. Answers pings. */
    Frame next() throws IOException {
        while (true) {
            Frame frame = read();
            if (frame.opcode == PING) {
                send(PONG, frame.content);
            } else if (frame.opcode != PONG) {
                return frame;
            }
        }
    }

    private Frame read() throws IOException {
        byte[] head = in.exactly(2);
        int opcode = head[0] & 0x0f;
        boolean known = opcode == TEXT || opcode == BINARY || (opcode >= CLOSE && opcode <= PONG);
        if (!known || (head[0] & 0xf0) != LAST || (head[1] & MASKED) != 0) {
            throw new IOException("The server sent a frame that begins with %02x %02x, which none of Carafe's does."
                    .formatted(head[0], head[1]));
        }
        return new Frame(opcode, in.exactly(length(head[1])));
    }

    private int length(int announced) throws IOException {
        return switch (announced) {
            case 126 -> ByteBuffer.wrap(in.exactly(2)).getShort() & 0xffff;
            case 127 -> Math.toIntExact(ByteBuffer.wrap(in.exactly(8)).getLong());
            default -> announced;
        };
    }
}

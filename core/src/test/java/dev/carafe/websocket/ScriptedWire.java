package dev.carafe.websocket;

import dev.carafe.http.RawConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A connection whose client sends what a test says, and no more once the server has closed; what the server sends is kept. */
final class ScriptedWire implements RawConnection {
    private static final byte[] END = {};
    private static final int[] MASK = {0x11, 0x22, 0x33, 0x44};

    private final BlockingQueue<byte[]> sent = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    /** A masked frame. */
    static byte[] frame(boolean last, int opcode, byte[] content) {
        byte[] head = new Frame(last, opcode, content).bytes();
        int start = head.length - content.length;
        head[1] |= (byte) 0x80;
        ByteBuffer frame = ByteBuffer.allocate(head.length + 4).put(head, 0, start);
        for (int each : MASK) {
            frame.put((byte) each);
        }
        for (int i = 0; i < content.length; i++) {
            frame.put((byte) (content[i] ^ MASK[i % 4]));
        }
        return frame.array();
    }

    ScriptedWire send(byte[] bytes) {
        sent.add(bytes);
        return this;
    }

    ScriptedWire send(int opcode, byte[] content) {
        return send(frame(true, opcode, content));
    }

    ScriptedWire end() {
        return send(END);
    }

    @Override
    public byte @Nullable [] read() throws IOException {
        try {
            byte[] next = sent.take();
            if (next.length == 0) {
                sent.add(END);
                return null;
            }
            return next;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public synchronized void write(byte[] bytes) {
        received.writeBytes(bytes);
        if ((bytes[0] & 0x0f) == Frame.CLOSE) {
            end();
        }
    }

    @Override
    public void cut() {
        end();
    }

    @Override
    public void whenStopping(Runnable task) { }

    synchronized byte[] received() {
        return received.toByteArray();
    }
}

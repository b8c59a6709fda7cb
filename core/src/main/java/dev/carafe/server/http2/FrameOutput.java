package dev.carafe.server.http2;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes the frames of all threads. One thread at a time writes for all of them: what the others add meanwhile goes out with its next
 * write, so that many small responses cost few system calls. A thread that adds much waits until that has been written.
 */
final class FrameOutput {
    private static final byte[] NOTHING = {};
    private static final int LEAST = 1024;
    private static final int MOST = 64 * 1024;

    private final Wire wire;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition taken = lock.newCondition();
    private byte[] bytes = NOTHING;
    private int length;
    private boolean writing;
    private boolean greeted;
    private boolean ending;
    private @Nullable IOException failure;

    FrameOutput(Wire wire) {
        this.wire = wire;
    }

    /** Adds the settings of this server: alternating names and values. */
    void settings(int... settings) {
        byte[] payload = new byte[3 * settings.length];
        for (int i = 0; i < settings.length; i += 2) {
            payload[3 * i + 1] = (byte) settings[i];
            putNumber(payload, 3 * i + 2, settings[i + 1]);
        }
        control(Frame.SETTINGS, 0, 0, payload);
    }

    void acknowledgeSettings() {
        control(Frame.SETTINGS, Frame.ACK, 0, NOTHING);
    }

    void ping(int flags, byte[] payload) {
        control(Frame.PING, flags, 0, payload);
    }

    void windowUpdate(int stream, int increment) {
        control(Frame.WINDOW_UPDATE, 0, stream, number(increment));
    }

    void reset(int stream, ErrorCode code) {
        control(Frame.RST_STREAM, 0, stream, number(code.number()));
    }

    void goAway(int last, ErrorCode code) {
        byte[] payload = new byte[8];
        putNumber(payload, 0, last);
        putNumber(payload, 4, code.number());
        control(Frame.GOAWAY, 0, 0, payload);
    }

    private static byte[] number(int number) {
        byte[] payload = new byte[4];
        putNumber(payload, 0, number);
        return payload;
    }

    /** Adds a control frame, which is not subject to flow control. Does nothing if the connection is broken. */
    private void control(int type, int flags, int stream, byte[] payload) {
        lock.lock();
        try {
            if (failure == null && !ending) {
                frame(type, flags, stream, payload, 0, payload.length);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Adds a block of header fields in as many consecutive frames as it needs. Each has at most the size that every client must accept. */
    void headers(int stream, FieldBlock block, boolean endsStream) throws IOException {
        begin();
        try {
            int type = Frame.HEADERS;
            int flags = endsStream ? Frame.END_STREAM : 0;
            int at = greeted ? FieldBlock.GREETING : 0;
            greeted = true;
            while (at < block.length()) {
                int piece = Math.min(Frame.MAX_LENGTH, block.length() - at);
                boolean last = at + piece == block.length();
                frame(type, last ? flags | Frame.END_HEADERS : flags, stream, block.bytes(), at, piece);
                type = Frame.CONTINUATION;
                flags = 0;
                at += piece;
            }
        } finally {
            lock.unlock();
        }
    }

    void data(int stream, byte[] content, int offset, int size, boolean endsStream) throws IOException {
        begin();
        try {
            frame(Frame.DATA, endsStream ? Frame.END_STREAM : 0, stream, content, offset, size);
        } finally {
            lock.unlock();
        }
    }

    /** Takes the lock, and waits for room. */
    private void begin() throws IOException {
        lock.lock();
        try {
            while (length > MOST && failure == null) {
                if (writing) {
                    taken.awaitUninterruptibly();
                } else {
                    writeAll();
                }
            }
            if (failure != null || ending) {
                throw new IOException("The connection is broken.", failure);
            }
        } catch (IOException | RuntimeException e) {
            lock.unlock();
            throw e;
        }
    }

    private void frame(int type, int flags, int stream, byte[] payload, int offset, int size) {
        int needed = length + Frame.HEAD + size;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(LEAST, Math.max(needed, 2 * bytes.length)));
        }
        bytes[length] = (byte) (size >> 16);
        bytes[length + 1] = (byte) (size >> 8);
        bytes[length + 2] = (byte) size;
        bytes[length + 3] = (byte) type;
        bytes[length + 4] = (byte) flags;
        putNumber(bytes, length + 5, stream);
        System.arraycopy(payload, offset, bytes, length + Frame.HEAD, size);
        length = needed;
    }

    private static void putNumber(byte[] to, int at, int number) {
        to[at] = (byte) (number >> 24);
        to[at + 1] = (byte) (number >> 16);
        to[at + 2] = (byte) (number >> 8);
        to[at + 3] = (byte) number;
    }

    /** Sends what was added, unless another thread is about to do so. */
    void flush() throws IOException {
        lock.lock();
        try {
            if (!writing) {
                writeAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Yields once to the other streams, which often have something to add, and then sends what was added. */
    @SuppressWarnings("ThreadPriorityCheck") // correctness does not depend on it
    void flushWithOthers() throws IOException {
        lock.lock();
        try {
            if (writing) {
                return;
            }
            writing = true;
        } finally {
            lock.unlock();
        }
        Thread.yield();
        lock.lock();
        try {
            writeAll();
        } finally {
            lock.unlock();
        }
    }

    /** Writes until nothing is left, and releases the lock during each write. */
    private void writeAll() throws IOException {
        writing = true;
        try {
            while (length > 0 && failure == null) {
                byte[] batch = bytes;
                int size = length;
                bytes = NOTHING;
                length = 0;
                taken.signalAll();
                write(batch, size);
            }
        } finally {
            writing = false;
            taken.signalAll();
        }
    }

    private void write(byte[] batch, int size) throws IOException {
        lock.unlock();
        try {
            wire.write(batch, size);
        } catch (IOException e) {
            fail(e);
            throw e;
        } finally {
            lock.lock();
        }
    }

    /** Makes all pending and later writes fail. */
    void fail(IOException reason) {
        lock.lock();
        try {
            if (failure == null) {
                failure = reason;
            }
            taken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Sends what was added and ends the output. Later additions fail. */
    void end() throws IOException {
        lock.lock();
        try {
            ending = true;
            while (writing && failure == null) {
                taken.awaitUninterruptibly();
            }
            writeAll();
            fail(new IOException("The connection has ended."));
        } finally {
            lock.unlock();
        }
        wire.endOutput();
    }
}

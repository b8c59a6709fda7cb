package dev.carafe.testing;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A bidirectional connection in memory. */
final class MemoryDialogue implements Dialogue {
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> sent = new LinkedBlockingQueue<>();
    private final Pipe response;

    MemoryDialogue(SentRequest request, Pipe response) {
        this.response = response;
        sent.add(request.bytes());
    }

    @Override
    public void send(byte[] bytes) {
        sent.add(bytes);
    }

    /** Waits for the next bytes from the client and returns them to the server, or null at the end of the stream. */
    byte @Nullable [] sent() {
        try {
            byte[] next = sent.take();
            if (next.length == 0) {
                sent.add(END);
                return null;
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Ends the connection in both directions, from the server's side. */
    void cut() {
        sent.add(END);
        response.cut();
    }

    @Override
    public byte @Nullable [] receive() throws IOException {
        return response.receive();
    }

    @Override
    public void finish() {
        sent.add(END);
    }

    @Override
    public ServerSide server() {
        return response.server();
    }

    @Override
    public void close() {
        sent.add(END);
        response.close();
    }
}

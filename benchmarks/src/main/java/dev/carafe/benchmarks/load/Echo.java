package dev.carafe.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Clients of WebSockets, on one thread: each sends a text of 64 bytes, waits until it comes back, compares it, and sends the next. */
public final class Echo {
    private static final byte[] TEXT = ascii("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,");
    private static final byte[] MASK = {0x12, 0x34, 0x56, 0x78};
    private static final ByteBuffer REQUEST = request();
    private static final ByteBuffer RESPONSE = ByteBuffer.wrap(concat(new byte[] {(byte) 0x81, (byte) TEXT.length}, TEXT));
    private static final String OPENING =
            "GET /socket HTTP/1.1\r\nHost: localhost:%d\r\nOrigin: http://localhost:%d\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";

    private Echo() { }

    /** Takes port, number of connections and seconds; prints an {@link Outcome} of the messages that came back. */
    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        int seconds = Integer.parseInt(args[2]);
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < Integer.parseInt(args[1]); i++) {
                SocketChannel channel = open(port);
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, new Conversation(channel));
            }
            Outcome outcome = Outcome.begin();
            for (SelectionKey key : selector.keys()) {
                ((Conversation) key.attachment()).send();
            }
            long count = 0;
            while (!outcome.isOver(seconds)) {
                selector.select(1000);
                for (SelectionKey key : selector.selectedKeys()) {
                    count += ((Conversation) key.attachment()).receive(outcome) ? 1 : 0;
                }
                selector.selectedKeys().clear();
            }
            outcome.print(count);
        }
    }

    private static SocketChannel open(int port) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.write(ByteBuffer.wrap(ascii(OPENING.formatted(port, port))));
        StringBuilder head = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (head.indexOf("\r\n\r\n") < 0) {
            if (channel.read(one.clear()) < 0) {
                throw new IOException("The server has ended the connection: " + head);
            }
            head.append((char) one.get(0));
        }
        if (!head.toString().startsWith("HTTP/1.1 101") || !head.toString().contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")) {
            throw new IOException("The server has not opened a WebSocket: " + head);
        }
        return channel;
    }

    private static ByteBuffer request() {
        byte[] masked = TEXT.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= MASK[i % MASK.length];
        }
        byte[] frame = concat(concat(new byte[] {(byte) 0x81, (byte) (0x80 | TEXT.length)}, MASK), masked);
        return ByteBuffer.allocateDirect(frame.length).put(frame).flip();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static final class Conversation {
        private final SocketChannel channel;
        private final ByteBuffer response = ByteBuffer.allocateDirect(RESPONSE.capacity());
        private long sent;

        Conversation(SocketChannel channel) {
            this.channel = channel;
        }

        void send() throws IOException {
            sent = System.nanoTime();
            channel.write(REQUEST.duplicate());
        }

        /** Returns whether the text is back, in which case the next one is under way. */
        boolean receive(Outcome outcome) throws IOException {
            if (channel.read(response) < 0) {
                throw new IOException("The server has closed a WebSocket.");
            }
            if (response.hasRemaining()) {
                return false;
            }
            if (!response.flip().equals(RESPONSE)) {
                throw new IOException("Another text has come back.");
            }
            response.clear();
            outcome.took(System.nanoTime() - sent);
            send();
            return true;
        }
    }
}

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many clients of one event stream, on one thread, and the one that publishes. A few messages are under way at once; the next one is
 * published when all clients have the first of these. Each message ends, but for two characters, in one that occurs nowhere else.
 */
public final class Listeners {
    private static final int UNDER_WAY = 4;
    private static final byte[] PUBLISH = ascii("POST /publish HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final List<Listener> listeners = new ArrayList<>();
    private final SocketChannel publisher;
    /** How many clients have received as many messages as the index says. */
    private final int[] received = new int[1 << 22];
    private final long[] sent = new long[1 << 22];
    private int published;
    private int complete;
    private boolean answered = true;

    private Listeners(int port, int clients) throws IOException {
        for (int i = 0; i < clients; i++) {
            Listener listener = new Listener();
            listeners.add(listener);
            SocketChannel channel = open(port);
            channel.write(ByteBuffer.wrap(ascii("GET /events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, listener);
        }
        publisher = open(port);
        publisher.configureBlocking(false);
        publisher.register(selector, SelectionKey.OP_READ);
    }

    /** Takes port, number of clients and seconds; prints an {@link Outcome} of the messages that arrived, timed until the last client. */
    public static void main(String[] args) throws IOException {
        Listeners all = new Listeners(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        all.awaitAll();
        int seconds = Integer.parseInt(args[2]);
        int before = all.complete;
        Outcome outcome = Outcome.begin();
        while (!outcome.isOver(seconds)) {
            if (all.answered && all.published - all.complete < UNDER_WAY) {
                all.publish();
            }
            all.receive(1000, outcome);
        }
        outcome.print((long) (all.complete - before) * all.listeners.size());
    }

    /** Publishes until each client has had a message, for servers tell in no other way that one listens; then begins to count. */
    private void awaitAll() throws IOException {
        Outcome unused = new Outcome();
        while (!listeners.stream().allMatch(listener -> listener.count > 0)) {
            if (unused.isOver(30)) {
                throw new IOException("After 30 seconds not all clients have received a message.");
            }
            publish();
            settle(unused);
        }
        listeners.forEach(Listener::check);
        settle(unused);
        published = 0;
        complete = 0;
        Arrays.fill(received, 0);
        listeners.forEach(listener -> listener.count = 0);
    }

    /** Receives until nothing has come for a while. */
    private void settle(Outcome unused) throws IOException {
        while (receive(200, unused) || !answered) {
            if (unused.isOver(60)) {
                throw new IOException("The server has not responded to a publication.");
            }
        }
    }

    private void publish() throws IOException {
        sent[published++] = System.nanoTime();
        answered = false;
        publisher.write(ByteBuffer.wrap(PUBLISH));
    }

    private boolean receive(int millis, Outcome outcome) throws IOException {
        int ready = selector.select(millis);
        for (SelectionKey key : selector.selectedKeys()) {
            buffer.clear();
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                throw new IOException("The server has closed a stream.");
            }
            buffer.flip();
            if (key.attachment() instanceof Listener listener) {
                take(listener, outcome);
            } else {
                answered = true; // these responses are small: one packet
            }
        }
        selector.selectedKeys().clear();
        return ready > 0;
    }

    private void take(Listener listener, Outcome outcome) {
        listener.keep(buffer);
        while (buffer.hasRemaining()) {
            if (buffer.get() == '~') {
                int message = listener.count++;
                if (++received[message] == listeners.size() && message < published) {
                    complete++;
                    outcome.took(System.nanoTime() - sent[message]);
                }
            }
        }
    }

    private static SocketChannel open(int port) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static final class Listener {
        private final StringBuilder first = new StringBuilder();
        private int count;

        void keep(ByteBuffer bytes) {
            if (count == 0) {
                first.append(StandardCharsets.ISO_8859_1.decode(bytes.duplicate()));
            }
        }

        void check() {
            String data = new String(Sample.json(Sample.NEWS), StandardCharsets.UTF_8);
            if (!first.toString().contains("data: " + data + "\n") && !first.toString().contains("data:" + data + "\n")) {
                throw new IllegalStateException("The first event should have been %s: %s".formatted(data, first));
            }
        }
    }
}

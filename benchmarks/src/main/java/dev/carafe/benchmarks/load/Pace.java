package dev.carafe.benchmarks.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks at a fixed rate, however late the responses are. A response counts from when its request was due, so that a server that stalls
 * can't hide how many had to wait; a client that waits for each response asks less of a server that stalls.
 */
public final class Pace {
    private Pace() { }

    /** Takes port, path, connections, requests a second and seconds; prints p50, p99 and p99.9 in ms. The first fifth does not count. */
    public static void main(String[] args) throws Exception {
        int connections = Integer.parseInt(args[2]);
        double rate = Double.parseDouble(args[3]);
        int seconds = Integer.parseInt(args[4]);
        int each = (int) (rate * seconds / connections);
        long period = (long) (1e9 * connections / rate);
        long start = System.nanoTime() + 100_000_000L;
        List<long[]> all = new ArrayList<>();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            long[] late = new long[each];
            long first = start + period * i / connections;
            all.add(Arrays.copyOf(late, 0));
            int at = i;
            clients.add(Thread.ofPlatform().start(() -> {
                ask(Integer.parseInt(args[0]), args[1], first, period, late);
                synchronized (all) {
                    all.set(at, Arrays.copyOfRange(late, each / 5, each));
                }
            }));
        }
        for (Thread client : clients) {
            client.join();
        }
        long[] sorted = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.printf("%.3f %.3f %.3f%n", at(sorted, 0.5), at(sorted, 0.99), at(sorted, 0.999));
    }

    private static double at(long[] sorted, double part) {
        return sorted[(int) (sorted.length * part)] / 1e6;
    }

    private static void ask(int port, String path, long first, long period, long[] late) {
        byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] buffer = new byte[8192];
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            long due = first;
            for (int i = 0; i < late.length; i++, due += period) {
                for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                    LockSupport.parkNanos(due - now);
                }
                out.write(request);
                if (in.read(buffer) < 0) { // these responses are small: one packet
                    throw new IOException("The server has closed the connection.");
                }
                late[i] = System.nanoTime() - due;
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.carafe.benchmarks.endurance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Attacks a server with clients that stall, that take its descriptors and that take its memory, and prints what others get of it meanwhile
 * and afterwards. It ends with 1 if anybody is not served.
 */
public final class Attacks {
    private static final int ASKED = 200;
    private static boolean failed;

    private Attacks() { }

    /** Runs all three, each against a fresh process. */
    public static void main(String[] args) throws IOException {
        stalledUploads();
        descriptors();
        memory();
        System.exit(failed ? 1 : 0);
    }

    private static void stalledUploads() throws IOException {
        try (Victim victim = Victim.start(20_000, "256m")) {
            others(victim, "before 2,100 stalled uploads");
            List<Socket> stalled = new ArrayList<>();
            for (int i = 0; i < 2100; i++) {
                stalled.add(victim.send("POST /text HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n0123456789"));
            }
            others(victim, "during 2,100 stalled uploads");
            close(stalled);
            others(victim, "after 2,100 stalled uploads");
        }
    }

    private static void descriptors() throws IOException {
        try (Victim victim = Victim.start(512, "128m")) {
            try (Socket early = victim.connect()) {
                report(ask(early) ? 1 : 0, 1, "first client of a server with 512 files");
                List<Socket> idle = new ArrayList<>();
                for (int i = 0; i < 1000; i++) {
                    idle.add(victim.connect());
                }
                report(ask(early) ? 1 : 0, 1, "first client while 1,000 others are connected");
                close(idle);
            }
            others(victim, "after they have gone");
        }
    }

    private static void memory() throws IOException {
        try (Victim victim = Victim.start(20_000, "64m")) {
            others(victim, "before the bombs, 64 MB of heap");
            List<Socket> bombs = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                bombs.add(victim.send(post("/json", "application/json", "[".repeat(4_000_000))));
                bombs.add(victim.send(post("/json", "application/json", "{\"a\":" + "9".repeat(4_000_000) + "}")));
                bombs.add(victim.send(post("/form", "application/x-www-form-urlencoded", "a=1&".repeat(1_000_000))));
                bombs.add(victim.send(post("/form", "multipart/form-data; boundary=x",
                        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n".repeat(70_000) + "--x--\r\n")));
                bombs.add(victim.send("GET / HTTP/1.1\r\nHost: a\r\n" + "X-Field: aaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n".repeat(3000)));
            }
            others(victim, "during 100 bombs");
            close(bombs);
            others(victim, "after 100 bombs");
            System.out.printf("%-45s %d MB%n", "resident memory of it", victim.resident());
        }
    }

    private static String post(String path, String type, String body) {
        return "POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s".formatted(path, type, body.length(), body);
    }

    /** Asks as many new clients do, one after the other. */
    private static void others(Victim victim, String when) throws IOException {
        long[] nanos = new long[ASKED];
        int served = 0;
        for (int i = 0; i < ASKED; i++) {
            long start = System.nanoTime();
            try (Socket socket = victim.connect()) {
                served += ask(socket) ? 1 : 0;
            }
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        report(served, ASKED, when);
        System.out.printf("%-45s median %.1f ms, longest %.1f ms%n", "", nanos[ASKED / 2] / 1e6, nanos[ASKED - 1] / 1e6);
        failed |= !victim.isAlive();
    }

    private static void report(int served, int asked, String when) {
        failed |= served < asked;
        System.out.printf("%-45s %d of %d served%n", when, served, asked);
    }

    private static boolean ask(Socket socket) throws IOException {
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        byte[] buffer = new byte[1024];
        while (!received.toString(StandardCharsets.ISO_8859_1).endsWith("home")) {
            int read = socket.getInputStream().read(buffer);
            if (read < 0) {
                return false;
            }
            received.write(buffer, 0, read);
        }
        return received.toString(StandardCharsets.ISO_8859_1).startsWith("HTTP/1.1 200");
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}

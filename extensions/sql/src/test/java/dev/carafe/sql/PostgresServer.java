package dev.carafe.sql;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL of its own on a free port. It runs as its own user where tests run as root, which it refuses to run as. */
final class PostgresServer implements AutoCloseable {
    private final Process process;
    private final String folder;
    private final int port;

    private PostgresServer(Process process, String folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** Returns a server, or nothing where none is installed. */
    static Optional<PostgresServer> start() throws Exception {
        Optional<Path> programs = programs();
        if (programs.isEmpty() || (isRoot() && !succeeds("runuser", "-u", "postgres", "--", "true"))) {
            return Optional.empty();
        }
        String folder = output("mktemp", "-d", "-p", "/tmp");
        output(programs.get().resolve("initdb").toString(), "-D", folder, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync");
        int port = freePort();
        Process process = command(programs.get().resolve("postgres").toString(), "-D", folder, "-p", Integer.toString(port),
                "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off").start();
        BufferedReader log = process.inputReader();
        for (String line = log.readLine(); line == null || !line.contains("ready to accept connections"); line = log.readLine()) {
            if (line == null) {
                throw new IOException("postgres ended before it was ready.");
            }
        }
        Thread.startVirtualThread(() -> log.lines().forEach(line -> { }));
        return Optional.of(new PostgresServer(process, folder, port));
    }

    private static Optional<Path> programs() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(versions)) {
            return all.map(version -> version.resolve("bin")).filter(bin -> Files.isExecutable(bin.resolve("initdb"))).findFirst();
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static ProcessBuilder command(String... command) {
        List<String> all = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of());
        all.addAll(List.of(command));
        return new ProcessBuilder(all).directory(Path.of("/").toFile()).redirectErrorStream(true);
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String output(String... command) throws Exception {
        Process process = command(command).start();
        String output = new String(process.getInputStream().readAllBytes()).strip();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed:\n" + output);
        }
        return output;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
        command("rm", "-rf", folder).start();
    }
}

package dev.carafe.benchmarks.endurance;

import dev.carafe.App;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, with little memory and few files, which {@link Attacks} attacks. */
final class Victim implements AutoCloseable {
    private final Process process;
    final int port;

    private Victim(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The program of the process. */
    public static void main(String[] args) {
        App app = App.create("victim");
        app.config().set("ACCESS_LOG", false);
        app.get("/", req -> "home")
                .post("/text", req -> Integer.toString(req.text().length()))
                .post("/json", req -> req.json())
                .post("/form", req -> Integer.toString(req.form().size()))
                .run(args);
    }

    static Victim start(int files, String memory) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -n " + files + "; exec \"$@\"", "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + memory, "-cp",
                System.getProperty("java.class.path"), Victim.class.getName(), "run", "--port", "0"));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains("Running on ")) {
                return new Victim(process, Integer.parseInt(line.replaceFirst(".*:(\\d+) .*", "$1")));
            }
        }
        throw new IOException("The victim did not start.");
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        return socket;
    }

    Socket send(String request) throws IOException {
        Socket socket = connect();
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Returns the resident memory in megabytes. */
    long resident() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return -1;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

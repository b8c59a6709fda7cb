package dev.carafe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** nginx or HAProxy, which listens on a socket of a file, so that no port has to be free. */
final class ReverseProxy implements AutoCloseable {
    private static final Path NGINX = Path.of("/usr/sbin/nginx");
    private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");

    private final Process process;
    private final Path socket;

    private ReverseProxy(Process process, Path socket) {
        this.process = process;
        this.socket = socket;
    }

    /** nginx with a location of its own; all other settings are the default ones. */
    static ReverseProxy nginx(Path home, String location) throws Exception {
        installed(NGINX);
        Path config = Files.writeString(home.resolve("nginx.conf"), """
                daemon off; master_process off; error_log stderr; pid %1$s/pid;
                events { }
                http {
                    access_log off;
                    client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/f; uwsgi_temp_path %1$s/u;
                    scgi_temp_path %1$s/c;
                    server {
                        listen unix:%1$s/s;
                        %2$s
                    }
                }
                """.formatted(home, location));
        return start(home, NGINX.toString(), "-e", "stderr", "-c", config.toString(), "-p", home.toString());
    }

    /** HAProxy in front of a server, with its own check of it; all other settings but time-outs are the default ones. */
    static ReverseProxy haproxy(Path home, int port, String options) throws Exception {
        installed(HAPROXY);
        Path config = Files.writeString(home.resolve("haproxy.cfg"), """
                defaults
                    mode http
                    timeout connect 10s
                    timeout client 30s
                    timeout server 30s
                    timeout check 10s
                frontend front
                    bind unix@%1$s/s
                    default_backend app
                backend app
                    option httpchk
                    %3$s
                    server app 127.0.0.1:%2$d check inter 20ms fall 1 rise 1
                """.formatted(home, port, options));
        return start(home, HAPROXY.toString(), "-db", "-f", config.toString());
    }

    private static void installed(Path program) {
        Assumptions.assumeTrue(Files.isExecutable(program), () -> program + " is not installed: what it makes of the app is not tested.");
    }

    private static ReverseProxy start(Path home, String... command) throws IOException {
        Path socket = home.resolve("s");
        Path log = home.resolve("log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        while (!accepts(socket)) {
            if (!process.isAlive()) {
                throw new IOException(Files.readString(log));
            }
            Thread.onSpinWait();
        }
        return new ReverseProxy(process, socket);
    }

    private static boolean accepts(Path socket) throws IOException {
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (ConnectException notYet) {
            return false;
        }
    }

    /** Sends a request; returns what comes back until the connection is closed. */
    String get(String target) throws IOException {
        return exchange("GET %s HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n".formatted(target));
    }

    /** Sends some bytes; returns what comes back until the connection is closed. */
    String exchange(String request) throws IOException {
        try (SocketChannel channel = send(request)) {
            return new String(Channels.newInputStream(channel).readAllBytes(), ISO_8859_1);
        }
    }

    /** Sends some bytes; returns what comes back up to an ending, or until the connection is closed. */
    String exchange(String request, String ending) throws IOException {
        try (SocketChannel channel = send(request)) {
            InputStream in = Channels.newInputStream(channel);
            StringBuilder received = new StringBuilder();
            for (int c = in.read(); c >= 0 && received.indexOf(ending) < 0; c = in.read()) {
                received.append((char) c);
            }
            return received.toString();
        }
    }

    private SocketChannel send(String request) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(ISO_8859_1));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        return channel;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}

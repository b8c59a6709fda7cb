package dev.carafe;

import static dev.carafe.Carafe.urlFor;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.middleware.Mount;
import dev.carafe.middleware.ProxyFix;
import dev.carafe.server.Server;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;

/** An app below a path behind nginx, which listens on a socket of a file, so that no port has to be free. */
class BehindNginxTest {
    private static final Path NGINX = Path.of("/usr/sbin/nginx");

    @TempDir(cleanup = CleanupMode.ALWAYS)
    @Nullable Path folder;

    private final App app = App.create("people")
            .get("/person/<int:id>", "person", req -> urlFor("person", "id", 7) + " " + req.url())
            .get("/teams/", req -> "");
    private @Nullable Process nginx;

    @AfterEach
    void stop() throws InterruptedException {
        app.close();
        if (nginx != null) {
            nginx.destroy();
            nginx.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void proxyThatTakesThePathOffAndSaysSo() throws Exception {
        app.wrap(ProxyFix.DEFAULT.prefix(1));

        assertServesBelow("/app", """
                location /app/ { proxy_pass http://UP/; proxy_set_header Host $host; proxy_set_header X-Forwarded-Prefix /app; }""");
    }

    @Test
    void proxyThatTakesThePathOff() throws Exception {
        app.config().set("APPLICATION_ROOT", "/app");

        assertServesBelow("/app", "location /app/ { proxy_pass http://UP/; }");
    }

    @Test
    void proxyThatLeavesThePathOn() throws Exception {
        app.wrap(Mount.at("/app"));

        assertServesBelow("/app", "location /app/ { proxy_pass http://UP; }");
    }

    private void assertServesBelow(String root, String location) throws Exception {
        Server server = app.start();
        Path socket = start(location.replace("UP", "127.0.0.1:" + server.port()));

        assertThat(get(socket, root + "/person/7")).startsWith("HTTP/1.1 200")
                .contains(root + "/person/7 http://example.org" + root + "/person/7");
        assertThat(get(socket, root + "/teams?q=1")).startsWith("HTTP/1.1 308").contains("Location: " + root + "/teams/?q=1\r\n");
        assertThat(get(socket, root + "/nobody")).startsWith("HTTP/1.1 404");
    }

    private Path start(String location) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(NGINX), "nginx is not installed");
        Path home = Objects.requireNonNull(folder);
        Path socket = home.resolve("s");
        Path config = Files.writeString(home.resolve("nginx.conf"), """
                daemon off; master_process off; error_log stderr; pid %1$s/pid;
                events { }
                http {
                    access_log off;
                    client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/f; uwsgi_temp_path %1$s/u;
                    scgi_temp_path %1$s/c;
                    server {
                        listen unix:%1$s/s;
                        proxy_http_version 1.1;
                        proxy_set_header Host $host;
                        %2$s
                    }
                }
                """.formatted(home, location));
        Path log = home.resolve("log");
        nginx = new ProcessBuilder(NGINX.toString(), "-e", "stderr", "-c", config.toString(), "-p", home.toString())
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        while (!accepts(socket)) {
            assertThat(nginx.isAlive()).as(() -> read(log)).isTrue();
            Thread.onSpinWait();
        }
        return socket;
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

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String get(Path socket, String target) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap("GET %s HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n".formatted(target)
                    .getBytes(ISO_8859_1)));
            return new String(Channels.newInputStream(channel).readAllBytes(), ISO_8859_1);
        }
    }
}

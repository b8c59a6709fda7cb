package dev.carafe;

import static dev.carafe.Carafe.session;
import static dev.carafe.Carafe.urlFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.http.Response;
import dev.carafe.middleware.Mount;
import dev.carafe.middleware.ProxyFix;
import dev.carafe.server.Server;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jspecify.annotations.Nullable;

/** An app behind nginx and HAProxy as they are configured by default, and below a path. */
class BehindProxiesTest {
    @TempDir(cleanup = CleanupMode.ALWAYS)
    @Nullable Path home;

    private final Queue<String> checks = new ConcurrentLinkedQueue<>();

    @AutoClose
    private final App app = App.create("people")
            .get("/", req -> req.httpVersion())
            .post("/", req -> Integer.toString(req.text().length()))
            .get("/person/<int:id>", "person", req -> urlFor("person", "id", 7) + " " + req.url())
            .get("/teams/", req -> "")
            .get("/many", req -> Stream.of("one ", "two ", "three"))
            .get("/login", req -> {
                session().set("user", "Ada");
                return Response.redirect(urlFor("person", "id", 1));
            })
            .websocket("/echo", ws -> ws.send("hello"))
            .before(req -> {
                if (req.method().equals("OPTIONS")) {
                    checks.add(req.httpVersion());
                }
            });

    private ReverseProxy proxy(String name) throws Exception {
        Server server = app.start();
        return name.equals("nginx")
                ? ReverseProxy.nginx(home(), "location / { proxy_pass http://127.0.0.1:%d; }".formatted(server.port()))
                : ReverseProxy.haproxy(home(), server.port(), "");
    }

    private Path home() {
        return Objects.requireNonNull(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "haproxy"})
    void aProxyWithItsDefaultsServesTheApp(String name) throws Exception {
        try (ReverseProxy proxy = proxy(name)) {
            assertThat(proxy.get("/")).startsWith("HTTP/1.1 200").endsWith(name.equals("nginx") ? "\r\n\r\n1.0" : "\r\n\r\n1.1");
            assertThat(proxy.get("/many")).startsWith("HTTP/1.1 200").contains("one").contains("two").contains("three");
            assertThat(proxy.get("/nobody")).startsWith("HTTP/1.1 404");
            assertThat(proxy.exchange("HEAD /person/7 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 200")
                    .endsWith("\r\n\r\n");
            assertThat(proxy.exchange("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 100000\r\n\r\n"
                    + "x".repeat(100_000))).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n100000");
            assertThat(proxy.exchange("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "5\r\nhello\r\n0\r\n\r\n")).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n5");
        }
    }

    @Test
    void theDefaultCheckOfHaproxyFindsTheServerUp() throws Exception {
        try (ReverseProxy proxy = proxy("haproxy")) {
            while (checks.size() < 3) {
                Thread.onSpinWait();
            }
            assertThat(proxy.get("/")).startsWith("HTTP/1.1 200");
            assertThat(checks).containsOnly("1.0");
        }
    }

    @Test
    void aWebSocketPassesThroughNginx() throws Exception {
        Server server = app.start();
        try (ReverseProxy proxy = ReverseProxy.nginx(home(), """
                location / {
                    proxy_pass http://127.0.0.1:%d; proxy_http_version 1.1;
                    proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
                }""".formatted(server.port()))) {
            assertThat(proxy.exchange("""
                    GET /echo HTTP/1.1\r
                    Host: example.org\r
                    Upgrade: websocket\r
                    Connection: Upgrade\r
                    Sec-WebSocket-Version: 13\r
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                    \r
                    """, "hello")).startsWith("HTTP/1.1 101").contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=").endsWith("\u0081\u0005hello");
        }
    }

    @Test
    void nginxThatTakesThePathOffAndSaysSo() throws Exception {
        app.wrap(ProxyFix.DEFAULT.prefix(1));

        assertServesBelow("/app", """
                location /app/ { proxy_pass http://UP/; proxy_set_header Host $host; proxy_set_header X-Forwarded-Prefix /app; }""");
    }

    @Test
    void nginxThatTakesThePathOff() throws Exception {
        app.config().set("APPLICATION_ROOT", "/app");

        assertServesBelow("/app", "location /app/ { proxy_pass http://UP/; proxy_set_header Host $host; }");
    }

    @Test
    void nginxThatLeavesThePathOn() throws Exception {
        app.wrap(Mount.at("/app"));

        assertServesBelow("/app", "location /app/ { proxy_pass http://UP; proxy_set_header Host $host; }");
    }

    @Test
    void haproxyThatTakesThePathOffAndSaysSo() throws Exception {
        app.wrap(ProxyFix.DEFAULT.prefix(1)).config().set("SECRET_KEY", "a long and random key");
        Server server = app.start();
        try (ReverseProxy proxy = ReverseProxy.haproxy(home(), server.port(), """
                http-request set-header X-Forwarded-Prefix /app if { path_beg /app/ }
                    http-request replace-path /app(/.*) \\1""")) {
            assertIsBelow(proxy, "/app");
        }
    }

    private void assertServesBelow(String root, String location) throws Exception {
        app.config().set("SECRET_KEY", "a long and random key");
        Server server = app.start();
        try (ReverseProxy proxy = ReverseProxy.nginx(home(), location.replace("UP", "127.0.0.1:" + server.port()))) {
            assertIsBelow(proxy, root);
        }
    }

    private static void assertIsBelow(ReverseProxy proxy, String root) throws Exception {
        assertThat(proxy.get(root + "/person/7")).startsWith("HTTP/1.1 200")
                .contains(root + "/person/7 http://example.org" + root + "/person/7");
        assertThat(proxy.get(root + "/teams?q=1")).startsWith("HTTP/1.1 308").containsIgnoringCase("Location: " + root + "/teams/?q=1\r\n");
        assertThat(proxy.get(root + "/login")).startsWith("HTTP/1.1 302").containsIgnoringCase("Location: " + root + "/person/1\r\n")
                .containsPattern("(?i)set-cookie: session=[^\r]*Path=" + root + "[;\r]");
        assertThat(proxy.get(root + "/nobody")).startsWith("HTTP/1.1 404");
    }
}

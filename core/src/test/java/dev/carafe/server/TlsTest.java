package dev.carafe.server;

import static dev.carafe.Carafe.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTPS, as ordinary clients see it. */
class TlsTest {
    @AutoClose
    private final App app = App.create("tls")
            .get("/", req -> req.scheme() + " " + req.isSecure() + " " + req.uri().getScheme())
            .get("/login", req -> {
                session().set("user", "Ada");
                return "in";
            })
            .post("/", req -> req.text())
            .websocket("/echo", ws -> ws.forEach(ws::send));

    private static HttpResponse<String> get(URI uri, TestCertificate trusted) throws Exception {
        try (HttpClient http = HttpClient.newBuilder().sslContext(trusted.client()).build()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void keysOfTheseKindsAreGood(String algorithm, @TempDir Path folder) throws Exception {
        TestCertificate certificate = new TestCertificate(folder, algorithm);
        assertThat(get(certificate.start(app).uri(), certificate).body()).isEqualTo("https true https");
    }

    @Test
    void theUriOfTheServerIsHttps() {
        Server server = TestCertificate.get().start(app);
        assertThat(server.uri()).isEqualTo(URI.create("https://127.0.0.1:" + server.port()));
    }

    @Test
    void theSessionCookieIsSecureByItself() throws Exception {
        app.config().set("SECRET_KEY", "a long and random key");
        URI uri = TestCertificate.get().start(app).uri().resolve("/login");
        assertThat(get(uri, TestCertificate.get()).headers().firstValue("Set-Cookie").orElseThrow()).contains("; Secure");
    }

    @Test
    void onlyHttp11IsOffered() throws Exception {
        Server server = TestCertificate.get().start(app);
        assertThat(get(server.uri(), TestCertificate.get()).version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        try (SSLSocket socket = socket(server)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            assertThat(socket.getApplicationProtocol()).isEqualTo("http/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void bothVersionsOfTlsAreSpoken(String version) throws Exception {
        try (SSLSocket socket = socket(TestCertificate.get().start(app))) {
            socket.setEnabledProtocols(new String[] {version});
            assertThat(new RawClient(socket).send(RawClient.get("/")).response().body()).isEqualTo("https true https");
            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        }
    }

    @Test
    void aWebSocketIsSpokenOverTls() throws Exception {
        URI uri = TestCertificate.get().start(app).uri();
        CompletableFuture<String> received = new CompletableFuture<>();
        try (HttpClient http = HttpClient.newBuilder().sslContext(TestCertificate.get().client()).build()) {
            WebSocket socket = http.newWebSocketBuilder().buildAsync(URI.create("wss://" + uri.getAuthority() + "/echo"),
                    new WebSocket.Listener() {
                        @Override
                        public CompletionStage<?> onText(WebSocket ws, CharSequence data, boolean last) {
                            received.complete(data.toString());
                            ws.request(1);
                            return null;
                        }
                    }).get();
            socket.sendText("hello", true);
            assertThat(received.get()).isEqualTo("hello");
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get();
        }
    }

    @Test
    void aClientThatSaysNothingInTheHandshakeLosesItsConnection() throws Exception {
        app.config().set("HEADER_TIMEOUT", Duration.ofSeconds(1));
        Server server = TestCertificate.get().start(app);
        try (RawClient silent = new RawClient(server.port()); RawClient slow = new RawClient(server.port())) {
            // The beginning of a ClientHello, which announces 512 bytes.
            slow.send("\u0016\u0003\u0001\u0002\u0000");
            assertThat(slow.drip("\u0001")).isEmpty();
            assertThat(silent.rest()).isEmpty();
        }
    }

    @Test
    void whatIsNoTlsLosesItsConnection() throws Exception {
        Server server = TestCertificate.get().start(app);
        try (RawClient plain = new RawClient(server.port())) {
            assertThat(plain.send(RawClient.get("/")).rest()).doesNotContain("HTTP/1.1");
        }
        assertThat(get(server.uri(), TestCertificate.get()).statusCode()).isEqualTo(200);
    }

    @Test
    void aServerDoesNotWaitForHandshakesWhenItStops() throws Exception {
        Server server = TestCertificate.get().start(app);
        try (RawClient silent = new RawClient(server.port())) {
            assertThat(get(server.uri(), TestCertificate.get()).statusCode()).isEqualTo(200);
            long start = System.nanoTime();
            server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(silent.rest()).isEmpty();
        }
    }

    @Test
    void theLastResponseIsReadByAClientThatStillSendsAndEndsInGoodOrder() throws Exception {
        app.config().set("MAX_CONTENT_LENGTH", 10);
        Server server = TestCertificate.get().start(app);
        try (RecordedSocket wire = new RecordedSocket(server.port()); SSLSocket socket = (SSLSocket) TestCertificate.get().client()
                .getSocketFactory().createSocket(wire, "localhost", server.port(), true)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            RawClient client = new RawClient(socket);
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n" + "x".repeat(500_000));
            assertThat(client.response().status()).isEqualTo(413);
            assertThat(client.rest()).isEmpty();
            assertThat(wire.typeOfLastRecord()).as("close_notify is an alert").isEqualTo(21);
        }
    }

    private static SSLSocket socket(Server server) throws Exception {
        return (SSLSocket) TestCertificate.get().client().getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port());
    }

    /** Keeps what has been received. */
    private static final class RecordedSocket extends Socket {
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();

        RecordedSocket(int port) throws Exception {
            super(InetAddress.getLoopbackAddress(), port);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    int count = super.read(bytes, offset, length);
                    received.write(bytes, offset, Math.max(count, 0));
                    return count;
                }
            };
        }

        /** RFC 5246, section 6.2.1: type, version in two bytes, length in two bytes, and so on. */
        int typeOfLastRecord() {
            byte[] bytes = received.toByteArray();
            int type = -1;
            for (int at = 0; at < bytes.length; at += 5 + ((bytes[at + 3] & 0xff) << 8 | (bytes[at + 4] & 0xff))) {
                type = bytes[at];
            }
            return type;
        }
    }
}

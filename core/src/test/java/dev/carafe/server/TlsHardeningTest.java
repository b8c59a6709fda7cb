package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.carafe.App;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server refuses within TLS, and how it takes up a new certificate. */
class TlsHardeningTest {
    @AutoClose
    private final App app = App.create("tls").get("/", req -> "home");

    @Test
    void aClientThatAsksForASecondHandshakeLosesItsConnection() throws Exception {
        Server server = TestCertificate.get().start(app);
        try (SSLSocket socket = socket(server)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            RawClient client = new RawClient(socket);
            assertThat(client.send(RawClient.get("/")).response().body()).isEqualTo("home");
            assertThat(client.send(RawClient.get("/")).response().body()).isEqualTo("home");
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
                socket.startHandshake();
                client.send(RawClient.get("/")).response();
            });
        }
        try (RawClient next = new RawClient(server)) {
            assertThat(next.send(RawClient.get("/")).response().body()).isEqualTo("home");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
        "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256"})
    void suitesWithoutAuthenticationOrWithSlowExchangesOfKeysAreRefused(String suite) throws Exception {
        try (SSLSocket socket = socket(TestCertificate.get().start(app))) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {suite});
            assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(socket::startHandshake);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256"})
    void modernSuitesAreSpoken(String suite) throws Exception {
        try (SSLSocket socket = socket(TestCertificate.get().start(app))) {
            socket.setEnabledCipherSuites(new String[] {suite});
            assertThat(new RawClient(socket).send(RawClient.get("/")).response().body()).isEqualTo("home");
            assertThat(socket.getSession().getCipherSuite()).isEqualTo(suite);
        }
    }

    @Test
    void aRenewedCertificateIsTakenUpWhenItsKeyIsThereToo(@TempDir Path folder) throws Exception {
        TestCertificate old = new TestCertificate(Files.createDirectory(folder.resolve("old")), "RSA");
        TestCertificate renewed = new TestCertificate(Files.createDirectory(folder.resolve("renewed")), "EC");
        Path certfile = Files.copy(Path.of(old.certfile()), folder.resolve("cert.pem"));
        Path keyfile = Files.copy(Path.of(old.keyfile()), folder.resolve("key.pem"));
        app.config().set("CERTFILE", certfile.toString()).set("KEYFILE", keyfile.toString());
        Server server = app.start();
        assertThat(certificate(server)).isEqualTo(old.certificate());

        Files.copy(Path.of(renewed.certfile()), certfile, StandardCopyOption.REPLACE_EXISTING);
        assertThat(certificate(server)).isEqualTo(old.certificate());
        Files.copy(Path.of(renewed.keyfile()), keyfile, StandardCopyOption.REPLACE_EXISTING);
        while (!certificate(server).equals(renewed.certificate())) {
            Thread.onSpinWait();
        }
        Files.delete(keyfile);
        assertThat(certificate(server)).isEqualTo(renewed.certificate());
    }

    private static Certificate certificate(Server server) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    private static SSLSocket socket(Server server) throws IOException {
        return (SSLSocket) TestCertificate.get().client().getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port());
    }

    /** Takes any certificate, to look at it. */
    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) { }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) { }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

package dev.carafe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carafe.App;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract over HTTP/2 within TLS. */
class Http2TlsTest extends Contract {
    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void needsCurlAndACertificate() throws Exception {
        assumeTrue(CurlTransport.isHere(), "There is no curl here that speaks HTTP/2.");
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", new String(PASSWORD), "-alias", "server",
                "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1", "-validity", "1").inheritIO().start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        pem("cert.pem", "CERTIFICATE", keys.getCertificate("server").getEncoded());
        pem("key.pem", "PRIVATE KEY", keys.getKey("server", PASSWORD).getEncoded());
    }

    private static void pem(String name, String type, byte[] content) throws Exception {
        Files.writeString(folder.resolve(name), "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(type,
                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), type));
    }

    @Override
    TestClient open(App app) {
        app.config().set("HTTP2", true).set("CERTFILE", folder.resolve("cert.pem")).set("KEYFILE", folder.resolve("key.pem"));
        return TestClient.of(app, new CurlTransport(app, "--http2"));
    }
}

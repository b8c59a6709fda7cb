package dev.carafe.server;

import dev.carafe.App;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate of this machine that is good for a day, and its key, as PEM files. */
public final class TestCertificate {
    private static final char[] PASSWORD = "password".toCharArray();
    private static final TestCertificate SHARED = shared();

    private final KeyStore keys;
    private final Path certfile;
    private final Path keyfile;

    /** One with a key of an algorithm of keytool's. */
    TestCertificate(Path folder, String algorithm) throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve(algorithm + ".p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", new String(PASSWORD), "-alias", "server",
                "-keyalg", algorithm, "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1,dns:localhost", "-validity", "1")
                .redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IOException(output);
        }
        try (InputStream in = Files.newInputStream(store)) {
            keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD);
        }
        certfile = pem(folder.resolve(algorithm + "-cert.pem"), "CERTIFICATE", keys.getCertificate("server").getEncoded());
        keyfile = pem(folder.resolve(algorithm + "-key.pem"), "PRIVATE KEY", keys.getKey("server", PASSWORD).getEncoded());
    }

    private static TestCertificate shared() {
        try {
            Path folder = Files.createTempDirectory("carafe-tls");
            TestCertificate certificate = new TestCertificate(folder, "RSA");
            try (var files = Files.list(folder)) {
                folder.toFile().deleteOnExit();
                files.forEach(file -> file.toFile().deleteOnExit());
            }
            return certificate;
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Path pem(Path file, String label, byte[] content) throws IOException {
        return Files.writeString(file, "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(content)
                + "\n-----END " + label + "-----\n");
    }

    /** One that all tests may use. */
    public static TestCertificate get() {
        return SHARED;
    }

    public String certfile() {
        return certfile.toString();
    }

    public String keyfile() {
        return keyfile.toString();
    }

    Certificate certificate() throws GeneralSecurityException {
        return keys.getCertificate("server");
    }

    /** Starts a server of an app that has this certificate. */
    Server start(App app) {
        app.config().set("CERTFILE", certfile()).set("KEYFILE", keyfile());
        return app.start();
    }

    /** The TLS of a client that trusts this certificate and no other. */
    public SSLContext client() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("server", keys.getCertificate("server"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}

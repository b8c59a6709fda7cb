package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.carafe.App;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a certificate or its key is told when the server starts, and nothing of the key with it. */
class CertificateErrorsTest {
    @AutoClose
    private final App app = App.create("certificates");
    private final TestCertificate certificate = TestCertificate.get();

    @TempDir
    private Path folder;

    private String refusal(@Nullable String certfile, @Nullable String keyfile) {
        app.config().set("CERTFILE", certfile).set("KEYFILE", keyfile);
        ServerException refusal = assertThatExceptionOfType(ServerException.class).isThrownBy(app::start).actual();
        assertThat(refusal).hasNoCause();
        return String.valueOf(refusal.getMessage());
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void oneOfTheTwoIsNotEnough() {
        assertThat(refusal(certificate.certfile(), null))
                .isEqualTo("CERTFILE is set, and KEYFILE is not. HTTPS needs both: run --certfile cert.pem --keyfile key.pem");
        assertThat(refusal(null, certificate.keyfile())).startsWith("KEYFILE is set, and CERTFILE is not.");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        String missing = folder.resolve("missing.pem").toString();
        assertThat(refusal(missing, certificate.keyfile())).isEqualTo("The file '" + missing + "', which CERTFILE names, can't be read "
                + "(NoSuchFileException). Give the path of a PEM file that this program may read.");
        assertThat(refusal(certificate.certfile(), missing)).contains("which KEYFILE names, can't be read");
    }

    @Test
    void filesThatAreMixedUpAreTold() {
        assertThat(refusal(certificate.keyfile(), certificate.certfile()))
                .contains("which CERTFILE names, has no '-----BEGIN CERTIFICATE-----' in it.");
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws Exception {
        for (String algorithm : new String[] {"RSA", "EC"}) {
            TestCertificate other = new TestCertificate(folder, algorithm);
            assertThat(refusal(certificate.certfile(), other.keyfile())).startsWith("The key in the file '" + other.keyfile()
                    + "', which KEYFILE names, is not that of the first certificate in the file '" + certificate.certfile());
        }
    }

    @Test
    void aKeyWithAPasswordIsRefusedWithTheWayOut() throws Exception {
        String encrypted = file("encrypted.pem", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n");
        assertThat(refusal(certificate.certfile(), encrypted)).isEqualTo("The file '" + encrypted + "', which KEYFILE names, has no "
                + "'-----BEGIN PRIVATE KEY-----' in it: a key without a password, as PKCS #8. Make one of a key of another form by: "
                + "openssl pkcs8 -topk8 -nodes -in other.pem -out key.pem");
    }

    @Test
    void whatIsBrokenIsRefusedWithoutItsContent() throws Exception {
        String key = Files.readString(Path.of(certificate.keyfile()));
        assertThat(refusal(certificate.certfile(), file("cut.pem", key.substring(0, 200)))).contains("It seems to be cut off.");
        assertThat(refusal(certificate.certfile(), file("broken.pem", key.replaceFirst("\n.{20}", "\n"))))
                .contains("is broken, or of no kind that is known. These are: RSA, EC, EdDSA.");
        String chain = Files.readString(Path.of(certificate.certfile()));
        assertThat(refusal(file("cert.pem", chain.replaceFirst("\n.{20}", "\n")), certificate.keyfile()))
                .contains("has a certificate in it that is broken.");
    }

    @Test
    void certificateAndKeyMayStandInOneFile() throws Exception {
        String both = file("both.pem", "for tests\n" + Files.readString(Path.of(certificate.keyfile()))
                + Files.readString(Path.of(certificate.certfile())));
        app.config().set("CERTFILE", both).set("KEYFILE", both);
        assertThat(app.start().uri().getScheme()).isEqualTo("https");
    }
}

package dev.carafe.templates.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carafe.templates.Templates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a real server says to the messages: AUTH, STARTTLS, refusals, hangs. */
@Timeout(60)
class SmtpServerTest {
    @TempDir
    private Path folder;

    private SmtpServer server;

    private Mailer mailer(SmtpServer started, Map<String, ?> settings) {
        server = started;
        return Mailer.create(Templates.create().folder(folder)).settings(server.settings(settings));
    }

    private MailMessage message(String... to) throws IOException {
        Files.writeString(folder.resolve("m.eml.j2"),
                "From: Shop <shop@example.com>\nTo: {{ to }}\nSubject: {{ subject }}\n\n.\nDobrý den\n");
        return Mailer.create(Templates.create().folder(folder)).render("m.eml.j2", Map.of("to", List.of(to), "subject", "Order"));
    }

    private static MailSendException failure(Mailer mailer, MailMessage message) {
        return catchThrowableOfType(MailSendException.class, () -> mailer.send(message));
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theServerGetsTheBytesAsTheyAre() throws Exception {
        Mailer mailer = mailer(SmtpServer.start(), Map.of());
        MailMessage message = message("bob@example.com").html("<p>Dobrý den").attach("a.pdf", new byte[] {1, -1}, "application/pdf");
        mailer.send(message);
        JsonNode received = server.received();
        assertThat(SmtpServer.content(received)).isEqualTo(message.toBytes());
        assertThat(received.get("from").asText()).isEqualTo("shop@example.com");
        try (PythonReader python = PythonReader.start()) {
            assertThat(python.read(SmtpServer.content(received)).get("headers").get("Subject").asText()).isEqualTo("Order");
        }
    }

    @Test
    void theEnvelopeSenderIsAskedFor() throws Exception {
        Mailer mailer = mailer(SmtpServer.start(), Map.of());
        mailer.send(message("bob@example.com").envelopeSender("bounces@example.com"));
        assertThat(server.received().get("from").asText()).isEqualTo("bounces@example.com");
        mailer.send(message("bob@example.com").envelopeSender(""));
        assertThat(server.received().get("from").asText()).isEqualTo("<>");
    }

    @Test
    void severalMessagesGoOverOneConnection() throws Exception {
        Mailer mailer = mailer(SmtpServer.start(), Map.of());
        try (MailConnection connection = mailer.connect()) {
            connection.send(message("a@example.com"));
            assertThatThrownBy(() -> connection.send(message("b@unknown.example"))).isInstanceOf(MailSendException.class);
            connection.send(message("c@example.com"));
        }
        assertThat(server.received().get("to").get(0).asText()).isEqualTo("a@example.com");
        JsonNode last = server.received();
        assertThat(last.get("to").get(0).asText()).isEqualTo("c@example.com");
        assertThat(last.get("connection").asInt()).isEqualTo(1);
    }

    @Test
    void aRefusedRecipientIsNamedAndDoesNotStopTheOthers() throws Exception {
        Mailer mailer = mailer(SmtpServer.start(), Map.of());
        MailSendException failure = failure(mailer, message("bob@example.com", "eve@unknown.example", "dan@full.example"));
        assertThat(failure.refused()).containsExactly(new RefusedRecipient("eve@unknown.example", 550, "550 5.1.1 no such user"),
                new RefusedRecipient("dan@full.example", 452, "452 4.2.2 mailbox is full"));
        assertThat(failure.refused()).extracting(RefusedRecipient::isTemporary).containsExactly(false, true);
        assertThat(failure.accepted()).containsExactly("bob@example.com");
        assertThat(failure.isTemporary()).isTrue();
        assertThat(failure).hasMessageEndingWith("eve@unknown.example: 550 5.1.1 no such user; dan@full.example: 452 4.2.2 mailbox is full;"
                + " it was taken for bob@example.com");
        assertThat(server.received().get("to")).hasSize(1);
    }

    @Test
    void aRefusedRecipientStopsTheOthersIfAsked() throws Exception {
        Mailer mailer = mailer(SmtpServer.start(), Map.of("MAIL_SEND_PARTIAL", "no"));
        MailSendException failure = failure(mailer, message("bob@example.com", "eve@unknown.example"));
        assertThat(failure.accepted()).isEmpty();
        assertThat(failure.code()).isEqualTo(550);
        assertThat(failure.isTemporary()).isFalse();
        mailer.send(message("after@example.com"));
        assertThat(server.received().get("to").get(0).asText()).isEqualTo("after@example.com");
    }

    @Test
    void aRefusedSenderOrMessageHasCodeAndText() throws Exception {
        Mailer mailer = mailer(SmtpServer.start(), Map.of());
        MailSendException sender = failure(mailer, message("bob@example.com").envelopeSender("x@blocked.example"));
        assertThat(sender.code()).isEqualTo(553);
        assertThat(sender).hasMessageContaining("553 5.7.1 sender is not welcome");
        Files.writeString(folder.resolve("spam.eml.j2"), "From: a@example.com\nTo: b@example.com\nSubject: spam\n\n");
        MailSendException spam = failure(mailer, mailer.render("spam.eml.j2", Map.of()));
        assertThat(spam.code()).isEqualTo(554);
        assertThat(spam.isTemporary()).isFalse();
        assertThat(spam).hasMessageContaining("554 5.6.0 this is spam");
    }

    @Test
    void loginNeedsTheRightPassword() throws Exception {
        Map<String, Object> login = Map.of("MAIL_USERNAME", "shop", "MAIL_PASSWORD", "pässword");
        Mailer mailer = mailer(SmtpServer.start("auth"), login);
        mailer.send(message("bob@example.com"));
        assertThat(server.received().get("user").asText()).isEqualTo("shop");

        MailSendException failure = failure(mailer.settings(server.settings(Map.of("MAIL_USERNAME", "shop", "MAIL_PASSWORD", "x"))),
                message("bob@example.com"));
        assertThat(failure.code()).isEqualTo(535);
        assertThat(failure.isTemporary()).isFalse();
        assertThatThrownBy(() -> mailer.settings(server.settings(Map.of("MAIL_USERNAME", "shop"))).send(message("bob@example.com")))
                .hasMessage("MAIL_USERNAME is set, and MAIL_PASSWORD is not. Set both, or neither.");
    }

    @Test
    void aUserNameOnAServerWithoutLoginIsAnError() throws Exception {
        Mailer mailer = mailer(SmtpServer.start(), Map.of("MAIL_USERNAME", "shop", "MAIL_PASSWORD", "x"));
        MailSendException failure = failure(mailer, message("bob@example.com"));
        assertThat(failure).hasMessageContaining("MAIL_USERNAME is set, and the server offers no AUTH");
        assertThat(failure.isTemporary()).isFalse();
    }

    @Test
    void aTokenIsTakenInPlaceOfAPassword() throws Exception {
        Mailer mailer = mailer(SmtpServer.start("token"), Map.of("MAIL_USERNAME", "shop@example.com")).accessToken(() -> "good");
        mailer.send(message("bob@example.com"));
        assertThat(server.received().get("user").asText()).isEqualTo("shop@example.com");
        assertThat(failure(mailer.accessToken(() -> "expired"), message("bob@example.com")).code()).isEqualTo(535);
    }

    @Test
    void aPrivateAuthorityIsTrustedIfItsFileIsGiven() throws Exception {
        ServerCertificate pem = ServerCertificate.in(folder);
        for (String mode : List.of("starttls", "ssl")) {
            Map<String, Object> tls = Map.of(mode.equals("ssl") ? "MAIL_USE_SSL" : "MAIL_USE_TLS", true);
            Mailer mailer = mailer(SmtpServer.start(mode, "certificate=" + pem.certificate(), "key=" + pem.key()), tls);
            MailSendException failure = failure(mailer, message("bob@example.com"));
            assertThat(failure).hasMessageContaining("PKIX path building failed");
            assertThat(failure.isTemporary()).isFalse();

            Map<String, Object> trusting = new HashMap<>(tls);
            trusting.put("MAIL_CA_FILE", pem.certificate().toString());
            mailer.settings(server.settings(trusting)).send(message("bob@example.com"));
            assertThat(server.received().get("tls").asBoolean()).isTrue();
            trusting.put("MAIL_CA_FILE", pem.key().toString());
            assertThat(failure(mailer.settings(server.settings(trusting)), message("bob@example.com")))
                    .hasMessageContaining("MAIL_CA_FILE, " + pem.key() + ", can't be read as certificates in PEM");
            server.close();
        }
    }

    @Test
    void startTlsIsDemanded() throws Exception {
        Mailer mailer = mailer(SmtpServer.start(), Map.of("MAIL_USE_TLS", true));
        MailSendException failure = failure(mailer, message("bob@example.com"));
        assertThat(failure).hasMessageContaining("STARTTLS is required but host does not support STARTTLS");
        assertThat(failure.isTemporary()).isFalse();
    }

    @Test
    void anInternationalAddressIsSentWhereTheServerOffersSmtpUtf8() throws Exception {
        Mailer mailer = mailer(SmtpServer.start("smtputf8"), Map.of());
        mailer.send(message("käthe@example.com", "用户@例え.jp", "b\u760ax@example.com"));
        JsonNode received = server.received();
        assertThat(received.get("to")).extracting(JsonNode::asText).containsExactly("käthe@example.com", "用户@xn--r8jz45g.jp",
                "b\u760ax@example.com");
        assertThat(received.get("options")).extracting(JsonNode::asText).contains("SMTPUTF8");
        assertThat(new String(SmtpServer.content(received), StandardCharsets.UTF_8))
                .contains("\r\nTo: käthe@example.com, 用户@xn--r8jz45g.jp, b\u760ax@example.com\r\n");

        mailer.send(message("bob@example.com").envelopeSender("rücklauf@example.com"));
        JsonNode bounced = server.received();
        assertThat(bounced.get("from").asText()).isEqualTo("rücklauf@example.com");
        assertThat(bounced.get("options")).extracting(JsonNode::asText).contains("SMTPUTF8");

        MailSendException refused = failure(mailer, message("käthe@unknown.example"));
        assertThat(refused.refused()).extracting(RefusedRecipient::address).containsExactly("käthe@unknown.example");
    }

    @Test
    void smtpUtf8IsNotAskedForWithoutNeed() throws Exception {
        Mailer mailer = mailer(SmtpServer.start("smtputf8"), Map.of());
        mailer.send(message("bob@bücher.example"));
        JsonNode received = server.received();
        assertThat(received.get("to").get(0).asText()).isEqualTo("bob@xn--bcher-kva.example");
        assertThat(received.get("options")).extracting(JsonNode::asText).doesNotContain("SMTPUTF8");
    }

    @Test
    void anInternationalAddressIsRefusedWhereTheServerOffersNoSmtpUtf8() throws Exception {
        try (SmtpServer plain = SmtpServer.start()) {
            Mailer mailer = Mailer.create(Templates.create().folder(folder)).settings(plain.settings(Map.of()));
            try (MailConnection connection = mailer.connect()) {
                MailSendException failure = catchThrowableOfType(MailSendException.class,
                        () -> connection.send(message("bob@example.com", "käthe@example.com")));
                assertThat(failure).hasMessageContaining("The address käthe@example.com has letters beyond ASCII before its '@', which this"
                        + " server does not take: it offers no SMTPUTF8 (RFC 6531).");
                assertThat(failure.isTemporary()).isFalse();
                connection.send(message("bob@bücher.example"));
            }
            JsonNode received = plain.received();
            assertThat(received.get("to").get(0).asText()).isEqualTo("bob@xn--bcher-kva.example");
            assertThat(received.get("connection").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatSaysNothingIsGivenUpAfterTheTimeout() throws Exception {
        Mailer mailer = mailer(SmtpServer.start("greeting=hang"), Map.of("MAIL_TIMEOUT", 0.3));
        MailSendException failure = failure(mailer, message("bob@example.com"));
        assertThat(failure.isTemporary()).isTrue();
        assertThat(failure).hasMessageContaining("timed out");
    }

    @Test
    void aServerThatHangsAfterTheMessageIsGivenUp() throws Exception {
        Mailer mailer = mailer(SmtpServer.start("data=hang"), Map.of("MAIL_TIMEOUT", 0.5));
        MailSendException failure = failure(mailer, message("bob@example.com"));
        assertThat(failure.isTemporary()).isTrue();
        assertThat(failure.accepted()).isEmpty();
    }

    @Test
    void aServerThatDripsIsGivenUpAfterTheTotalTimeout() throws Exception {
        Mailer mailer = mailer(SmtpServer.start("greeting=drip"), Map.of("MAIL_TOTAL_TIMEOUT", 0.7));
        MailSendException failure = failure(mailer, message("bob@example.com"));
        assertThat(failure.isTemporary()).isTrue();
        assertThat(failure).hasMessageContaining("MAIL_TOTAL_TIMEOUT of 700 ms is over");
    }

    @Test
    void aServerThatIsBusyIsATemporaryFailure() throws Exception {
        Mailer mailer = mailer(SmtpServer.start("greeting=421 4.3.2 come back later"), Map.of());
        MailSendException failure = failure(mailer, message("bob@example.com"));
        assertThat(failure.code()).isEqualTo(421);
        assertThat(failure.isTemporary()).isTrue();
    }
}

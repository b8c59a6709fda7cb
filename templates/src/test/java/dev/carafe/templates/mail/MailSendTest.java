package dev.carafe.templates.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.carafe.templates.Templates;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailSendTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Mailer mailer;

    @BeforeEach
    void start() {
        server.start();
        mailer = Mailer.create(Templates.create())
                .settings(MailSettings.of(Map.of("MAIL_SERVER", "127.0.0.1", "MAIL_PORT", server.getSmtp().getPort())));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aMessageArrivesAsItWasRendered() throws MessagingException, IOException {
        mailer.send(mailer.render("email_template.j2", MailerTest.BURGERS).html("<p>Ahoj Žofie</p>").attach("účet.pdf",
                new byte[] {1, -2}, "application/pdf"));
        assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
        MimeMessage received = server.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("Your Burger order");
        assertThat(received.getFrom()).extracting(Object::toString).containsExactly("shopping@example-shop.com");
        assertThat(received.getRecipients(Message.RecipientType.TO)).extracting(Object::toString)
                .containsExactly("bob@example.com");
        MimeMultipart mixed = (MimeMultipart) received.getContent();
        MimeMultipart bodies = (MimeMultipart) mixed.getBodyPart(0).getContent();
        assertThat(bodies.getBodyPart(0).getContent().toString()).contains("Hello Bob,");
        assertThat(bodies.getBodyPart(1).getContent()).isEqualTo("<p>Ahoj Žofie</p>");
        assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("účet.pdf");
        assertThat(mixed.getBodyPart(1).getInputStream().readAllBytes()).containsExactly(1, -2);
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        int port = server.getSmtp().getPort();
        MailMessage message = mailer.render("email_template.j2", MailerTest.BURGERS);
        server.stop();
        assertThatThrownBy(() -> mailer.send(message)).isInstanceOf(MailSendException.class)
                .hasMessageStartingWith("Can't send MailMessage[to=[bob@example.com], subject=Your Burger order]"
                        + " through 127.0.0.1:" + port);
    }
}

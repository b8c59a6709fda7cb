package dev.carafe.templates.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.templates.Templates;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileValuesTest {
    private static final List<String> PARTS = List.of("\r", "\n", "\r\n", "\n\n", "\0", "\t", " ", ",", ";", ":", "<", ">", "\"", "(",
            ")", "[", "]", "\\", "@", "evil@x.org", "Bcc: evil@x.org", "To: evil@x.org", "X-Evil: 1", "\u0085", "\u2028", "\u2029",
            "\u000b", "\f", "\u001f", "\u007f", "\ud800", "\udfff", "\u760a", "\u760d", "\ufdd0", "\ufdd10", "\ufdd1", "\ue000",
            "\ufeff", "\u202e", "=?utf-8?q?a=0ABcc:_evil@x.org?=", "=0D=0A", "%0d%0a", "é", "🍔", "{{ 1 }}", "name", "b@example.com");
    private static final List<String> NAMES = List.of("From", "To", "Subject", "X-Order", "Date", "Message-ID",
            "MIME-Version", "Content-Type", "Content-Transfer-Encoding");

    @TempDir
    private Path folder;

    @Test
    void noValueAddsAHeaderOrARecipient() throws IOException, MessagingException {
        Files.writeString(folder.resolve("m.eml.j2"),
                "From: {{ name }} <shop@x.org>\nTo: {{ to }}\nSubject: {{ subject }}\nX-Order: {{ subject }}\n\n{{ body }}");
        Mailer mailer = Mailer.create(Templates.create().folder(folder));
        Random random = new Random(20241124);
        int rendered = 0;
        for (int i = 0; i < 2000; i++) {
            String hostile = value(random);
            Map<String, Object> model = Map.of("to", i % 4 == 0 ? hostile : "bob@example.com", "name", i % 4 == 1 ? hostile : "Shop",
                    "subject", i % 4 == 2 ? hostile : "Order", "body", hostile);
            try {
                MailMessage message = mailer.render("m.eml.j2", model);
                rendered++;
                MimeMessage parsed = new MimeMessage(Session.getInstance(new Properties()),
                        new ByteArrayInputStream(message.toBytes()));
                assertThat(Collections.list(parsed.getAllHeaders())).extracting(Header::getName).isSubsetOf(NAMES)
                        .doesNotHaveDuplicates();
                assertThat(Arrays.asList(parsed.getAllRecipients() == null ? new Object[0] : parsed.getAllRecipients()))
                        .as(hostile).hasSize(message.recipients().size());
                assertThat(message.recipients()).as(hostile).hasSizeLessThanOrEqualTo(1);
                assertThat(parsed.getFrom()).hasSize(1);
                assertThat(Objects.requireNonNullElse(parsed.getSubject(), "")).isEqualTo(message.subject());
            } catch (MailHeaderException e) {
                assertThat(e.line()).as(hostile).isBetween(1, 4);
            }
        }
        assertThat(rendered).isBetween(400, 1900);
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        int parts = 1 + random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            value.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return value.toString();
    }
}

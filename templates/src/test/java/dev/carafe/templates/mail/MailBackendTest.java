package dev.carafe.templates.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.templates.Templates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class MailBackendTest {
    @TempDir
    private Path folder;

    private Mailer mailer(Map<String, ?> settings) throws IOException {
        Files.writeString(folder.resolve("m.eml.j2"), "From: a@x.org\nTo: b@x.org\nSubject: Žluť\n\nSee https://x.org/?a=b");
        return Mailer.create(Templates.create().folder(folder)).settings(MailSettings.of(settings));
    }

    @Test
    @ResourceLock(Resources.SYSTEM_OUT)
    void theConsoleShowsWhatPeopleRead() throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        System.setOut(new PrintStream(shown, true, StandardCharsets.UTF_8));
        try {
            Mailer mailer = mailer(Map.of("MAIL_BACKEND", "console"));
            mailer.send(mailer.render("m.eml.j2", Map.of()).attach("a.pdf", new byte[2], "application/pdf"));
        } finally {
            System.setOut(before);
        }
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("To: b@x.org\n", "Subject: Žluť\n", "\n\nSee https://x.org/?a=b\n",
                "[a.pdf (application/pdf, 2 bytes)]\n");
    }

    @Test
    void theFileBackendWritesAFileForEachMessage() throws IOException {
        Path mails = folder.resolve("sent/mails");
        Mailer mailer = mailer(Map.of("MAIL_BACKEND", "file", "MAIL_FILE_PATH", mails.toString()));
        MailMessage message = mailer.render("m.eml.j2", Map.of());
        mailer.send(message);
        mailer.send(message);
        try (Stream<Path> files = Files.list(mails)) {
            assertThat(files.toList()).hasSize(2).allSatisfy(file -> {
                assertThat(file.toString()).endsWith(".eml");
                assertThat(Files.readAllBytes(file)).isEqualTo(message.toBytes());
            });
        }
    }

    @Test
    void aBackendOfOnesOwnTakesTheMessages() throws IOException {
        List<MailMessage> taken = new ArrayList<>();
        Mailer mailer = mailer(Map.of()).backend(taken::add);
        mailer.send(mailer.render("m.eml.j2", Map.of()));
        assertThat(taken).hasSize(1);
        assertThat(mailer.outbox()).isEmpty();
        mailer.settings(MailSettings.of(Map.of("MAIL_SUPPRESS_SEND", true))).send(mailer.render("m.eml.j2", Map.of()));
        assertThat(taken).hasSize(1);
        assertThat(mailer.outbox()).hasSize(1);
    }

    @Test
    void theOutboxKeepsTheLastThousand() throws IOException {
        Mailer mailer = mailer(Map.of("MAIL_BACKEND", "outbox"));
        MailMessage first = mailer.render("m.eml.j2", Map.of());
        MailMessage later = mailer.render("m.eml.j2", Map.of());
        mailer.send(first);
        for (int i = 0; i < 1000; i++) {
            mailer.send(later);
        }
        assertThat(mailer.outbox()).hasSize(1000).doesNotContain(first);
        mailer.clearOutbox();
        assertThat(mailer.outbox()).isEmpty();
    }
}

package dev.carafe.templates.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carafe.templates.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Python's own e-mail parser makes of the bytes: an independent judge. */
class PythonEmailTest {
    private static PythonReader python;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        python = PythonReader.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (python != null) {
            python.close();
        }
    }

    private MailMessage render(String source, Map<String, ?> model) throws IOException {
        Files.writeString(folder.resolve("m.eml.j2"), source);
        return Mailer.create(Templates.create().folder(folder)).render("m.eml.j2", model);
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    @Test
    void theBooksTemplateIsAValidMessage() throws IOException {
        JsonNode read = python.read(Mailer.create(Templates.create()).render("email_template.j2", MailerTest.BURGERS));
        assertThat(read.get("headers").get("Subject").asText()).isEqualTo("Your Burger order");
        assertThat(read.get("parts").get(0).get("text").asText()).contains("Hello Bob,", "- Fries (2.0 Euros)");
    }

    @Test
    void foreignLettersLongLinesAndFilesSurvive() throws IOException {
        String subject = "Objednávka č. 5 – děkujeme za nákup v naší restauraci 🍔 a přijďte zase, ".repeat(3).strip();
        String body = "Dobrý den,\n.\nFrom here: dot line\n" + "x".repeat(1200);
        List<Object> to = List.of(Address.of("Bob \"B\" Jr.", "bob@example.com"), "eve@example.com");
        JsonNode read = python.read(render("From: {{ shop }} <shop@x.org>\nTo: {{ to }}\nSubject: {{ subject }}\n\n{{ body }}\n",
                Map.of("shop", "Žofie’s Burgers", "to", to, "subject", subject, "body", body))
                .html("<p>Dobrý den</p>").attach("účet.pdf", new byte[] {1, 2, 3, -56}, "application/pdf"));
        assertThat(read.get("headers").get("From").asText()).isEqualTo("Žofie’s Burgers <shop@x.org>");
        assertThat(read.get("headers").get("To").asText()).isEqualTo("\"Bob \\\"B\\\" Jr.\" <bob@example.com>, eve@example.com");
        assertThat(read.get("headers").get("Subject").asText()).isEqualTo(subject);
        assertThat(PythonReader.part(read, "text/plain").get("text").asText()).isEqualToNormalizingNewlines(body);
        assertThat(PythonReader.part(read, "text/html").get("text").asText()).isEqualTo("<p>Dobrý den</p>");
        JsonNode file = PythonReader.part(read, "application/pdf");
        assertThat(file.get("file").asText()).isEqualTo("účet.pdf");
        assertThat(PythonReader.bytes(file)).containsExactly(1, 2, 3, -56);
    }

    @Test
    void textThatLooksEncodedIsReadAsItWasWritten() throws IOException {
        JsonNode read = python.read(render("From: a@x.org\nTo: b@x.org\nSubject: {{ s }}\nX-Word: {{ w }}\nX-Link: {{ u }}\n\n",
                Map.of("s", "=?utf-8?q?a=0Ab?=", "w", "y".repeat(900), "u", "https://x.org/?a=?b&c=?")));
        assertThat(read.get("headers").get("Subject").asText()).isEqualTo("=?utf-8?q?a=0Ab?=");
        assertThat(read.get("headers").get("X-Word").asText()).isEqualTo("y".repeat(900));
        assertThat(read.get("headers").get("X-Link").asText()).isEqualTo("https://x.org/?a=?b&c=?");
    }

    @Test
    void randomMailsAreReadWithoutADefect() throws IOException {
        Random random = new Random(20261128);
        for (int i = 0; i < 600; i++) {
            RandomMail mail = RandomMail.of(random);
            MailMessage message = mail.apply(render(RandomMail.TEMPLATE, mail.model()));
            JsonNode read = python.read(message);
            JsonNode headers = read.get("headers");
            assertThat(headers.get("Subject").asText()).as("mail %s", i).isEqualTo(message.subject());
            assertThat(headers.get("X-Note").asText()).isEqualTo(message.header("X-Note"));
            assertThat(headers.get("References").asText()).isEqualTo(message.header("References"));
            assertThat(headers.get("List-Unsubscribe").asText()).isEqualTo(message.header("List-Unsubscribe"));
            List<String> contents = new ArrayList<>();
            for (JsonNode part : read.get("parts")) {
                if ("attachment".equals(part.get("disposition").asText()) && part.get("bytes").isTextual() && !part.get("nested")
                        .asBoolean()) {
                    contents.add(part.get("file").asText() + " " + Arrays.hashCode(PythonReader.bytes(part)));
                }
            }
            assertThat(contents).as("mail %s", i).isEqualTo(message.attachments().stream()
                    .filter(file -> !file.isInline() && !file.type().startsWith("message/"))
                    .map(file -> file.name() + " " + Arrays.hashCode(file.content())).toList());
            assertThat(read.get("parts").findValuesAsText("text").stream().filter(text -> !text.equals("null")).toList()).as("mail %s", i)
                    .anySatisfy(text -> assertThat(lines(text)).isEqualTo(lines(mail.body())));
        }
    }
}

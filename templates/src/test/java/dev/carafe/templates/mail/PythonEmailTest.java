package dev.carafe.templates.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carafe.templates.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Python's own e-mail parser makes of the bytes: an independent judge. */
class PythonEmailTest {
    private static final String PARSER = """
            import sys, json, email, email.policy
            data = sys.stdin.buffer.read()
            m = email.message_from_bytes(data, policy=email.policy.default)
            defects = [repr(d) for part in m.walk() for d in part.defects]
            defects += [repr(d) for part in m.walk() for h in part.values() for d in getattr(h, 'defects', ())]
            print(json.dumps({
                'defects': defects,
                'headers': {k: str(v) for k, v in m.items()},
                'texts': [p.get_content() for p in m.walk() if p.get_content_maintype() == 'text'],
                'files': [p.get_filename() for p in m.iter_attachments()],
                'bare': data.replace(b'\\r\\n', b'').count(b'\\n'),
                'eight': sum(b > 127 for b in data),
                'longest': max(map(len, data.split(b'\\r\\n')))}))
            """;

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsPython() throws InterruptedException {
        boolean found;
        try {
            found = new ProcessBuilder("python3", "-c", "").start().waitFor() == 0;
        } catch (IOException e) {
            found = false;
        }
        assumeTrue(found, "python3 is not installed: its e-mail parser can't judge the messages");
    }

    private static JsonNode parse(byte[] message) throws IOException {
        Process python = new ProcessBuilder("python3", "-c", PARSER).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var in = python.getOutputStream()) {
            in.write(message);
        }
        JsonNode parsed = new ObjectMapper().readTree(python.getInputStream().readAllBytes());
        assertThat(parsed.get("defects")).isEmpty();
        assertThat(parsed.get("bare").asInt()).isZero();
        assertThat(parsed.get("eight").asInt()).isZero();
        assertThat(parsed.get("longest").asInt()).isLessThanOrEqualTo(998);
        return parsed;
    }

    @Test
    void theBooksTemplateIsAValidMessage() throws IOException {
        JsonNode parsed = parse(Mailer.create(Templates.create()).render("email_template.j2", MailerTest.BURGERS).toBytes());
        assertThat(parsed.get("headers").get("Subject").asText()).isEqualTo("Your Burger order");
        assertThat(parsed.get("texts").get(0).asText()).contains("Hello Bob,", "- Fries (2.0 Euros)");
    }

    @Test
    void foreignLettersLongLinesAndFilesSurvive() throws IOException {
        Files.writeString(folder.resolve("m.eml.j2"),
                "From: {{ shop }} <shop@x.org>\nTo: {{ to }}\nSubject: {{ subject }}\n\n{{ body }}\n");
        String subject = "Objednávka č. 5 – děkujeme za nákup v naší restauraci 🍔 a přijďte zase, ".repeat(3).strip();
        String body = "Dobrý den,\n.\nFrom here: dot line\n" + "x".repeat(1200);
        List<Object> to = List.of(Address.of("Bob \"B\" Jr.", "bob@example.com"), "eve@example.com");
        MailMessage message = Mailer.create(Templates.create().folder(folder))
                .render("m.eml.j2", Map.of("shop", "Žofie’s Burgers", "to", to, "subject", subject, "body", body))
                .html("<p>Dobrý den</p>").attach("účet.pdf", new byte[] {1, 2, 3, -56}, "application/pdf");
        JsonNode parsed = parse(message.toBytes());
        assertThat(parsed.get("headers").get("From").asText()).isEqualTo("Žofie’s Burgers <shop@x.org>");
        assertThat(parsed.get("headers").get("To").asText())
                .isEqualTo("\"Bob \\\"B\\\" Jr.\" <bob@example.com>, eve@example.com");
        assertThat(parsed.get("headers").get("Subject").asText()).isEqualTo(subject);
        assertThat(parsed.get("texts").get(0).asText()).isEqualToNormalizingNewlines(body);
        assertThat(parsed.get("texts").get(1).asText()).isEqualTo("<p>Dobrý den</p>");
        assertThat(parsed.get("files").get(0).asText()).isEqualTo("účet.pdf");
    }

    @Test
    void textThatLooksEncodedIsReadAsItWasWritten() throws IOException {
        Files.writeString(folder.resolve("m.eml.j2"), "From: a@x.org\nTo: b@x.org\nSubject: {{ s }}\nX-Word: {{ w }}\n\n");
        JsonNode parsed = parse(Mailer.create(Templates.create().folder(folder)).render("m.eml.j2", Map.of("s",
                "=?utf-8?q?a=0Ab?=",
                "w", "y".repeat(900))).toBytes());
        assertThat(parsed.get("headers").get("Subject").asText()).isEqualTo("=?utf-8?q?a=0Ab?=");
        assertThat(parsed.get("headers").get("X-Word").asText()).isEqualTo("y".repeat(900));
    }
}

package dev.carafe.templates.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.templates.Templates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailerTest {
    static final Map<String, Object> BURGERS = Map.of("date", "Thu, 03 Dec 2020 18:34:50 -0000", "from",
            "shopping@example-shop.com",
            "to", "bob@example.com", "subject", "Your Burger order", "name", "Bob", "items",
            List.of(Map.of("name", "Cheeseburger", "price", 4.5), Map.of("name", "Fries", "price", 2.0)));

    @TempDir
    private Path folder;

    private final Mailer bundled = Mailer.create(Templates.create());

    private MailMessage render(String source, Map<String, ?> model) throws IOException {
        Files.writeString(folder.resolve("mail.eml.j2"), source);
        return Mailer.create(Templates.create().folder(folder)).render("mail.eml.j2", model);
    }

    @Test
    void theBooksTemplateIsAMessage() {
        MailMessage message = bundled.render("email_template.j2", BURGERS);
        assertThat(message.subject()).isEqualTo("Your Burger order");
        assertThat(message.to()).containsExactly(Address.of("bob@example.com"));
        assertThat(message.from()).containsExactly(Address.of("shopping@example-shop.com"));
        assertThat(message.header("date")).isEqualTo("Thu, 03 Dec 2020 18:34:50 -0000");
        assertThat(message.text()).startsWith(" \nHello Bob,").contains("- Cheeseburger (4.5 Euros)");
        assertThat(message.html()).isNull();
        String bytes = new String(message.toBytes(), StandardCharsets.US_ASCII);
        assertThat(bytes).startsWith("Date: Thu, 03 Dec 2020 18:34:50 -0000\r\n")
                .contains("\r\nSubject: Your Burger order\r\n", "\r\n\r\n");
        assertThat(bytes.replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    @Test
    void dateAndMessageIdAreAddedOnceForAll() throws IOException {
        MailMessage message = render("From: a@x.org\nTo: b@x.org\n\nHi", Map.of());
        assertThat(message.header("Date")).matches("\\w{3}, \\d{1,2} \\w{3} \\d{4} .* \\+0000");
        assertThat(message.header("Message-ID")).matches("<[0-9a-f-]{36}@x\\.org>");
        assertThat(message.toBytes()).isEqualTo(message.toBytes());
    }

    @Test
    void dateIsThatOfTheClockOfTheApp() throws IOException {
        Files.writeString(folder.resolve("mail.eml.j2"), "From: a@x.org\nTo: b@x.org\n\nHi");
        Mailer mailer = Mailer.create(Templates.create().folder(folder));
        App.create("shop").clock(() -> Instant.parse("2020-12-03T18:34:50Z")).install(mailer);

        assertThat(mailer.render("mail.eml.j2", Map.of()).header("Date")).isEqualTo("Thu, 3 Dec 2020 18:34:50 +0000");
    }

    @Test
    void dateMayBeAPointInTime() throws IOException {
        ZonedDateTime time = ZonedDateTime.of(2024, 1, 2, 10, 0, 0, 0, ZoneOffset.ofHours(1));
        assertThat(render("Date: {{ t }}\nTo: b@x.org\n\n", Map.of("t", time)).header("Date"))
                .isEqualTo("Tue, 2 Jan 2024 10:00:00 +0100");
        assertThat(render("Date: {{ t }}\nTo: b@x.org\n\n", Map.of("t", time.toInstant())).header("Date"))
                .isEqualTo("Tue, 2 Jan 2024 09:00:00 +0000");
        assertThatThrownBy(() -> render("Date: {{ t }}\n\n", Map.of("t", "yesterday"))).isInstanceOf(MailHeaderException.class)
                .hasMessageContaining("header 'Date' is no date of RFC 5322: \"yesterday\"");
    }

    @Test
    void headersMayDependOnValuesAndBeIncluded() throws IOException {
        Files.writeString(folder.resolve("sender.j2"), "From: Shop <shop@x.org>");
        String source = "{% include 'sender.j2' %}\nTo: {{ to }}\n{% if cc %}Cc: {{ cc }}\n{% endif %}"
                + "Subject: {% for w in words %}{{ w }} {% endfor %}\nX-Long: one\n  two\n\nBody: {{ to }}";
        MailMessage message = render(source, Map.of("to", "b@x.org", "cc", "c@x.org", "words", List.of("Hello", "you")));
        assertThat(message.from()).containsExactly(Address.of("Shop", "shop@x.org"));
        assertThat(message.cc()).containsExactly(Address.of("c@x.org"));
        assertThat(message.subject()).isEqualTo("Hello you");
        assertThat(message.header("X-Long")).isEqualTo("one two");
        assertThat(message.text()).isEqualTo("Body: b@x.org");
        assertThat(render(source, Map.of("to", "b@x.org", "words", List.of())).cc()).isEmpty();
    }

    @Test
    void listsOfAddressesAreTypedValues() throws IOException {
        Address bob = Address.of("Bob, Jr.", "bob@example.com");
        MailMessage message = render("To: {{ to }}\nCc: \"Eve, E.\" <eve@x.org>, {{ cc }}\n\n", Map.of("to", bob, "cc",
                List.of(bob, "dan@x.org")));
        assertThat(message.to()).containsExactly(bob);
        assertThat(message.cc()).containsExactly(Address.of("Eve, E.", "eve@x.org"), bob, Address.of("dan@x.org"));
        assertThat(message.header("To")).isEqualTo("\"Bob, Jr.\" <bob@example.com>");
    }

    @Test
    void blindCopiesAreForTheEnvelopeOnly() throws IOException {
        MailMessage message = render("From: a@x.org\nTo: b@x.org\nBcc: secret@x.org\n\nHi", Map.of());
        assertThat(message.recipients()).containsExactly(Address.of("b@x.org"), Address.of("secret@x.org"));
        assertThat(new String(message.toBytes(), StandardCharsets.US_ASCII)).doesNotContain("secret");
    }

    @Test
    void theSiblingTemplateBecomesTheHtmlAlternativeAndIsEscaped() throws IOException {
        Files.writeString(folder.resolve("mail.html.j2"), "<p>{{ name }}</p>");
        MailMessage message = render("To: b@x.org\n\nHi {{ name }}", Map.of("name", "<Bob>"));
        assertThat(message.text()).isEqualTo("Hi <Bob>");
        assertThat(message.html()).isEqualTo("<p>&lt;Bob&gt;</p>");
        assertThat(new String(message.toBytes(), StandardCharsets.US_ASCII)).contains("multipart/alternative");
    }

    @Test
    void withersLeaveTheMessageAsItWas() throws IOException {
        MailMessage plain = render("To: b@x.org\n\nHi", Map.of());
        MailMessage more = plain.html("<p>Hi</p>").attach("a.pdf", new byte[] {1, 2}, "application/pdf");
        assertThat(plain.attachments()).isEmpty();
        assertThat(plain.html()).isNull();
        assertThat(more.attachments()).hasToString("[a.pdf (application/pdf, 2 bytes)]");
        assertThatThrownBy(() -> plain.attach("../a\r\nX: y", new byte[0], "text/plain"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plain.attach("a", new byte[0], "text/plain\r\nX: y"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void suppressedMailIsKeptInTheOutbox() throws IOException {
        bundled.settings(MailSettings.of(Map.of("MAIL_SUPPRESS_SEND", true, "MAIL_DEFAULT_SENDER", "Shop <shop@x.org>")));
        bundled.send(render("To: b@x.org\n\nHi", Map.of()));
        assertThat(bundled.outbox()).singleElement().satisfies(sent -> {
            assertThat(sent.from()).containsExactly(Address.of("Shop", "shop@x.org"));
            assertThat(sent.text()).isEqualTo("Hi");
        });
        assertThatThrownBy(() -> bundled.send(render("Subject: x\n\nTo: b@x.org", Map.of())))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("has no To, Cc or Bcc");
    }

    @Test
    void installedMailGoesWhereTheSettingsOfTheAppSay() throws IOException {
        App app = App.create("shop").install(bundled);
        app.config().set("TESTING", true).set("MAIL_DEFAULT_SENDER", "shop@x.org");
        app.extension(Mailer.class).send(render("To: b@x.org\n\nHi", Map.of()));
        assertThat(bundled.outbox()).singleElement().satisfies(sent ->
                assertThat(sent.from()).containsExactly(Address.of("shop@x.org")));

        app.config().set("MAIL_SUPPRESS_SEND", false).set("MAIL_SERVER", "localhost").set("MAIL_PORT", 1);
        assertThatThrownBy(() -> bundled.send(render("To: b@x.org\n\nHi", Map.of()))).isInstanceOf(MailSendException.class);
        assertThat(bundled.outbox()).hasSize(1);
    }
}

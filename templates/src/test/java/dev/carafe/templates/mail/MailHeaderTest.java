package dev.carafe.templates.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.templates.Templates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailHeaderTest {
    private static final String ORDER = "From: shop@example.com\nTo: {{ to }}\nSubject: Order of {{ name }}\n\n{{ name }}";

    @TempDir
    private Path folder;

    private MailMessage render(String source, Map<String, ?> model) throws IOException {
        Files.writeString(folder.resolve("mail.eml.j2"), source);
        return Mailer.create(Templates.create().folder(folder)).render("mail.eml.j2", model);
    }

    private void assertRefused(String source, Map<String, ?> model, String header, int line, String reason) {
        assertThatThrownBy(() -> render(source, model)).isInstanceOfSatisfying(MailHeaderException.class, e -> {
            assertThat(e.header()).isEqualTo(header);
            assertThat(e.template()).isEqualTo("mail.eml.j2");
            assertThat(e.line()).isEqualTo(line);
        }).hasMessageContaining(reason);
    }

    @Test
    void aNewlineInAValueIsRefusedWithHeaderAndLine() {
        assertRefused(ORDER, Map.of("to", "b@x.org", "name", "Hi\nBcc: evil@x.org"), "Subject", 3,
                "mail.eml.j2, line 3: header 'Subject' has the value \"Hi\\nBcc: evil@x.org\" with a newline in it.");
        assertRefused(ORDER, Map.of("to", "b@x.org\r\n\r\n<script>", "name", "n"), "To", 2, "with a newline in it");
    }

    @Test
    void otherLineEndsAndControlsAreRefused() {
        for (String end : List.of("\u0000", "\u000b", "\f", "\u007f", "\u0085", "\u2028", "\u2029", "\ud800", "\udc00")) {
            assertRefused(ORDER, Map.of("to", "b@x.org", "name", "a" + end + "b"), "Subject", 3,
                    "with a control character in it");
        }
    }

    @Test
    void aSecondAddressInAValueIsRefusedWithHeaderAndLine() {
        assertRefused(ORDER, Map.of("to", "b@x.org, victim@y.org", "name", "n"), "To", 2,
                "header 'To' has the value \"b@x.org, victim@y.org\" with ',' in it. A value is one address or one name;");
        for (String value : List.of("b@x.org;c@x.org", "B <b@x.org>", "\"b\"@x.org", "b(c)@x.org", "g:b@x.org", "a\\@x.org",
                "b@[1.2.3.4]")) {
            assertRefused(ORDER, Map.of("to", value, "name", "n"), "To", 2, "A value is one address");
        }
        assertRefused(ORDER, Map.of("to", List.of("a@x.org", "b@x.org, c@x.org"), "name", "n"), "To", 2,
                "A value is one address");
        assertRefused(ORDER, Map.of("to", "b@x.org c@y.org", "name", "n"), "To", 2, "is no e-mail address");
    }

    @Test
    void aValueIsNeverAHeadersNameNorTheEndOfTheHeaders() throws IOException {
        assertThatThrownBy(() -> render("To: b@x.org\n{{ h }}: x\n\n", Map.of("h", "X-Evil")))
                .isInstanceOf(MailHeaderException.class).hasMessageContaining("a name can't come from a value");
        assertThat(render("To: b@x.org\n{% if x %}Cc: {{ x }}\n{% endif %}Subject: s\n\nbody", Map.of("x", ""))
                .headers()).doesNotContainKey("Cc");
    }

    @Test
    void valuesInTheBodyMayHoldAnything() throws IOException {
        String value = "\n\nBcc: evil@x.org\n\u0000\ufdd00\ufdd1\ud800";
        assertThat(render("To: b@x.org\n\n{{ v }}", Map.of("v", value)).text()).isEqualTo(value);
    }

    @Test
    void whatATemplateItselfSaysWrongIsRefused() {
        assertRefused("To: a@x.org\nno header\n\n", Map.of(), "\"no header\"", 0, "is no line of the form 'Name: value'");
        assertRefused("To: a@x.org\nTo: b@x.org\n\n", Map.of(), "To", 0, "stands twice");
        assertRefused("To: a@x.org\nContent-Transfer-Encoding: 8bit\n\n", Map.of(), "Content-Transfer-Encoding", 0,
                "can't come from a template");
        assertRefused("Content-Type: image/png\n\n", Map.of(), "Content-Type", 0, "is text/plain or text/html");
        assertRefused("To: nobody\n\n", Map.of(), "To", 0, "\"nobody\" is no e-mail address of the form name@domain.");
        assertRefused("To: B <b@x.org\n\n", Map.of(), "To", 0, "has no '>' at its end");
    }

    @Test
    void htmlMayBeTheBodyItself() throws IOException {
        MailMessage message = render("To: a@x.org\nContent-Type: text/html; charset=utf-8\n\n<p>Hi", Map.of());
        assertThat(message.html()).isEqualTo("<p>Hi");
        assertThat(message.text()).isEqualTo("Hi\n");
    }

    @Test
    void aMacrosOutputInAHeaderIsAValueToo() {
        assertRefused("{% macro m(x) %}{{ x }}{% endmacro %}To: a@x.org\nSubject: {{ m(v) }}\n\n", Map.of("v",
                "a\nBcc: e@x.org"), "Subject", 1,
                "with a newline in it");
    }

    @Test
    void foreignDomainsAreWrittenInAscii() throws IOException {
        assertThat(render("To: {{ to }}\n\n", Map.of("to", "bob@bücher.example")).to())
                .containsExactly(Address.of("bob@xn--bcher-kva.example"));
        assertRefused(ORDER, Map.of("to", "bob@straße.example", "name", "n"), "To", 2, "header 'To' has no valid address: the domain"
                + " \"straße.example\" has a character for which IDNA 2003 and IDNA 2008 know different domains.");
    }

    @Test
    void internationalAddressesAreWrittenInUtf8AndNamesInEncodedWords() throws IOException {
        MailMessage message = render("From: shop@x.org\nTo: {{ name }} <{{ to }}>\nReturn-Path: <rücklauf@bücher.example>\n\n",
                Map.of("name", "Käthe", "to", "ka\u0308the@bücher.example"));
        assertThat(message.to()).containsExactly(Address.of("Käthe", "käthe@xn--bcher-kva.example"));
        assertThat(message.envelopeSender()).isEqualTo("rücklauf@xn--bcher-kva.example");
        assertThat(new String(message.toBytes(), StandardCharsets.UTF_8))
                .contains("\r\nTo: =?UTF-8?B?S8OkdGhl?= <käthe@xn--bcher-kva.example>\r\n");
    }

    @Test
    void anAddressHasNoInvisibleCharacters() {
        for (String hidden : List.of("\u200b", "\u202e", "\u00a0", "\u3000", "\ufeff", "\ue000", "\ufdd0")) {
            assertRefused(ORDER, Map.of("to", "b" + hidden + "b@x.org", "name", "n"), "To", 2, "is no e-mail address");
        }
        assertRefused(ORDER, Map.of("to", "ä".repeat(33) + "@x.org", "name", "n"), "To", 2, "is no e-mail address");
        assertRefused("To: a@x.org\nReturn-Path: {{ path }}\n\n", Map.of("path", "a\u202eb@x.org"), "Return-Path", 2,
                "is one address of the form <name@domain>");
    }
}

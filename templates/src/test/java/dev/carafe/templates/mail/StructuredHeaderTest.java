package dev.carafe.templates.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.templates.Templates;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers with a grammar: checked, and never encoded. */
class StructuredHeaderTest {
    @TempDir
    private Path folder;

    private MailMessage render(String header, Object value) throws IOException {
        Files.writeString(folder.resolve("m.eml.j2"), "From: a@x.org\nTo: b@x.org\n" + header + "\n\n");
        return Mailer.create(Templates.create().folder(folder)).render("m.eml.j2", Map.of("v", value));
    }

    private static String bytes(MailMessage message) {
        return new String(message.toBytes(), StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Message-ID: <{{ v }}@x>|a> <b", "Message-ID: <{{ v }}@x>|žluť", "Message-ID: <{{ v }}@x>|a b",
                    "Message-ID: {{ v }}|<a@x> <b@x>",
            "Message-ID: {{ v }}|a@x", "Message-ID: <{{ v }}>|a", "In-Reply-To: {{ v }}|no brackets é", "In-Reply-To: <{{ v }}>|a@x> <b@x",
            "References: <{{ v }}@x>|a@x> <b", "References: <a@x> {{ v }}|<b@x>, <c@x>",
            "List-Unsubscribe: <https://x/u?t={{ v }}>|a>, <https://evil.org", "List-Unsubscribe: <https://x/u?t={{ v }}>|ž",
            "List-Unsubscribe: <https://x/u?t={{ v }}>|a b", "List-Unsubscribe: {{ v }}|https://x/u",
                    "List-Unsubscribe: {{ v }}|<https://x/u>, <https://y/u>",
            "List-Unsubscribe: <https://x/u?t={{ v }}>|100%", "List-Post: <{{ v }}>|yes", "List-Help: {{ v }}|see <https://x>",
            "Archived-At: <{{ v }}>|x", "List-ID: {{ v }}|Shop", "List-ID: Shop <{{ v }}>|a> <b", "List-ID: Shop <{{ v }}>|ž.x.org",
            "List-Unsubscribe-Post: {{ v }}|List-Unsubscribe=Two-Clicks", "Auto-Submitted: {{ v }}|ž", "X-Priority: {{ v }}|é",
                    "Sender: {{ v }}|a@x, b@x",
            "Sender: a@x.org, {{ v }}|b@x.org", "Resent-Date: {{ v }}|yesterday", "Resent-To: {{ v }}|a@x, b@x",
                    "Disposition-Notification-To: {{ v }}|a, b",
            "Reply-To: {{ v }}|=?utf-8?q?x=40evil.org?=@example.com"})
    void aValueThatDoesNotFitIsRefused(String header, String value) {
        assertThatThrownBy(() -> render(header, value)).isInstanceOfSatisfying(MailHeaderException.class, e -> {
            assertThat(e.header()).isEqualTo(header.substring(0, header.indexOf(':')));
            assertThat(e.line()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Message-ID: <a.b-c@x.org>", "Message-ID: <a@[127.0.0.1]>", "In-Reply-To: <a@x.org>",
            "References: <a@x> <b@x> <c@x>",
            "List-Post: NO", "List-Post: <mailto:l@x.org>",
                    "List-Unsubscribe: <https://x.org/u?a=b&c=d,e;f=%41>, <mailto:u@x.org?subject=u>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click", "List-ID: <news.x.org>", "List-ID: News <news.x.org>",
                    "Auto-Submitted: auto-replied; x=y",
            "Precedence: bulk", "X-Priority: 1 (Highest)", "Archived-At: <https://x.org/1>"})
    void whatFitsIsWrittenAsItIs(String header) throws IOException {
        assertThat(bytes(render(header, ""))).contains("\r\n" + header.replace(", <", ",\r\n <") + "\r\n");
        int colon = header.indexOf(':');
        if (!header.startsWith("List-Unsubscribe:") && !header.startsWith("List-ID: News")) {
            assertThat(bytes(render(header.substring(0, colon) + ": {{ v }}", header.substring(colon + 2)).envelopeSender("")))
                    .contains("\r\n" + header + "\r\n");
        }
    }

    @Test
    void listsAndUrisAreTypedValues() throws IOException {
        assertThat(render("References: {{ v }}", List.of("<a@x>", "b@x")).header("References")).isEqualTo("<a@x> <b@x>");
        assertThat(render("List-Unsubscribe: {{ v }}", URI.create("https://x.org/u")).header("List-Unsubscribe"))
                .isEqualTo("<https://x.org/u>");
        assertThat(render("List-Unsubscribe: {{ v }}", List.of("https://x.org/u", "mailto:u@x.org")).header("List-Unsubscribe"))
                .isEqualTo("<https://x.org/u>, <mailto:u@x.org>");
    }

    @Test
    void aLongAddressOfALinkIsNeverEncoded() throws IOException {
        String url = "<https://example.com/unsubscribe/" + "0123456789abcdef".repeat(50) + ">";
        assertThat(bytes(render("List-Unsubscribe: " + url + ", <mailto:u@example.com>", ""))).contains(
                "\r\nList-Unsubscribe: " + url + ",\r\n <mailto:u@example.com>\r\n");
        String links = "x".repeat(500) + " " + "y".repeat(900);
        assertThat(bytes(render("X-Link: {{ v }}", links))).contains("\r\nX-Link: " + links.replace(" ", "\r\n ") + "\r\n");
        for (String header : List.of("List-Unsubscribe: <https://x.org/{{ v }}>", "Subject: {{ v }}", "X-Link: {{ v }}")) {
            assertThatThrownBy(() -> render(header, "z".repeat(20_000))).isInstanceOf(MailHeaderException.class)
                    .hasMessageContaining("has a line of more than 998 characters");
        }
    }

    @Test
    void namesInOtherHeadersAreEncodedAsNames() throws IOException {
        assertThat(bytes(render("List-ID: {{ v }} <news.x.org>", "Žofie, news")))
                .contains("\r\nList-ID: =?UTF-8?B?xb1vZmllLCBuZXdz?= <news.x.org>\r\n");
        assertThat(bytes(render("Keywords: order, {{ v }}", "žluť"))).contains("\r\nKeywords: order, =?UTF-8?B?xb5sdcWl?=\r\n");
    }

    @Test
    void severalAuthorsNeedASender() throws IOException {
        Files.writeString(folder.resolve("m.eml.j2"), "From: a@x.org, b@x.org\nTo: c@x.org\n\n");
        Mailer mailer = Mailer.create(Templates.create().folder(folder));
        assertThatThrownBy(() -> mailer.render("m.eml.j2", Map.of())).isInstanceOf(MailHeaderException.class)
                .hasMessageContaining("Say in 'Sender' who sends the message");
        Files.writeString(folder.resolve("s.eml.j2"), "From: a@x.org, b@x.org\nSender: b@x.org\nTo: c@x.org\n\n");
        assertThat(mailer.render("s.eml.j2", Map.of()).envelopeSender()).isEqualTo("b@x.org");
    }

    @Test
    void returnPathIsTheEnvelopeSenderAndNotWritten() throws IOException {
        MailMessage message = render("Return-Path: <bounces@{{ v }}>", "x.org");
        assertThat(message.envelopeSender()).isEqualTo("bounces@x.org");
        assertThat(bytes(message)).doesNotContain("bounces");
        assertThat(render("Return-Path: <>", "").envelopeSender()).isEmpty();
        assertThatThrownBy(() -> render("Return-Path: <{{ v }}>", "a b")).isInstanceOf(MailHeaderException.class);
    }
}

package dev.carafe.templates.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carafe.templates.Templates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attachments, inline images, invitations and alternatives, as a strict reader sees them. */
class MailPartsTest {
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

    private MailMessage render(String source) throws IOException {
        Files.writeString(folder.resolve("m.eml.j2"), source);
        return Mailer.create(Templates.create().folder(folder)).render("m.eml.j2", Map.of());
    }

    private MailMessage plain() throws IOException {
        return render("From: shop@example.com\nTo: b@x.org\nSubject: Ž\n\nHi");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> types(JsonNode read) {
        return StreamSupport.stream(read.get("parts").spliterator(), false).map(part -> part.get("type").asText()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"From: x@y.org\n\nhi é", "From: x@y.org\r\nSubject: plain\r\n\r\nhi", "Subject: raw žluťoučký kůň\n\nx\n",
            "hello", "",
            "\nbody only", "From x@y Mon Jan 1\nFrom: x@y.org\n\nhi", "From: a@b.c\nno header\n\nhi", " starts: with blank\n\nx",
            "Content-Type: text/html; charset=iso-8859-2\nContent-Transfer-Encoding: 8bit\n\n<p>č",
            "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\ně\n"
                    + "--b\nContent-Type: application/x\n\n\u0001ž\n--b--\n",
            "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\ncut off",
                    "Content-Type: multipart/mixed; boundary=\"b\"\n\nnothing",
            "Content-Type: multipart/mixed\n\nno boundary", "Content-Type: message/rfc822\n\nFrom: a@b.c\n\nž",
            "Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\nLS1iCgp4Ci0tYi0tCg==\n"})
    void aForwardedMessageIsReadable(String message) throws IOException {
        JsonNode read = python.read(plain().attach("m.eml", utf8(message), "message/rfc822"));
        JsonNode part = PythonReader.part(read, "message/rfc822");
        assertThat(part.get("file").asText()).isEqualTo("m.eml");
        assertThat(part.get("encoding").asText()).isEqualTo("7bit");
        python.read(plain().attach("m.eml", utf8(message.replace("\n", "\r\n")), "message/global"));
    }

    @Test
    void aForwardedMessageKeepsItsTextAndItsSubject() throws IOException {
        JsonNode read = python.read(plain().attach("m.eml", utf8("From: x@y.org\nSubject: žluťoučký kůň\n\nhi é\n" + "x".repeat(1500)),
                "message/rfc822"));
        JsonNode inner = read.get("parts").get(3);
        assertThat(inner.get("headers").get("Subject").asText()).isEqualTo("žluťoučký kůň");
        assertThat(inner.get("text").asText()).isEqualToNormalizingNewlines("hi é\n" + "x".repeat(1500));
        MailMessage own = plain().html("<b>ě</b>").attach("a.bin", new byte[] {-1, 0}, "application/x-bin");
        assertThat(Attachment.of("own.eml", own.toBytes(), "message/rfc822").content()).isEqualTo(own.toBytes());
    }

    @Test
    void aDeliveryReportIsReadable() throws IOException {
        String report = "Reporting-MTA: dns; mx.example.com\n\nFinal-Recipient: rfc822; b@x.org\nAction: failed\nStatus: 5.1.1\n"
                + "Diagnostic-Code: smtp; 550 schránka neexistuje\n";
        JsonNode read = python.read(plain().attach("report", utf8(report), "message/delivery-status"));
        assertThat(types(read)).contains("message/delivery-status");
        assertThat(read.get("parts").findValuesAsText("Final-Recipient")).containsExactly("rfc822; b@x.org");
        assertThatThrownBy(() -> plain().attach("r", utf8("not a report"), "message/delivery-status"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("consists of lines of the form 'Name: value'");
    }

    @Test
    void aMultipartNeedsItsBoundary() throws IOException {
        JsonNode read = python.read(plain().attach("p", utf8("--b\n\nž\n--b--\n"), "multipart/mixed; boundary=b"));
        assertThat(read.get("parts").findValuesAsText("text")).anySatisfy(text -> assertThat(text).startsWith("ž"));
        assertThatThrownBy(() -> plain().attach("p", utf8("--b\n\nž\n--b--\n"), "multipart/mixed"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("needs the parameter boundary");
    }

    @Test
    void typesHaveParameters() throws IOException {
        JsonNode read = python.read(plain().attach("i.ics", utf8("BEGIN:VCALENDAR"), "text/calendar; method=REQUEST; charset=utf-8")
                .attach("n.txt", utf8("Dobrý den"), "text/plain").attach("a.txt", utf8("ascii"), "TEXT/Plain").attach("x", new byte[] {1},
                        "application/x; a=\"b \\\"c\\\"; d\"; e=\"ž\""));
        assertThat(PythonReader.part(read, "text/calendar").get("params").get("method").asText()).isEqualTo("REQUEST");
        assertThat(read.get("parts").get(3).get("params").get("charset").asText()).isEqualTo("utf-8");
        assertThat(read.get("parts").get(3).get("text").asText()).isEqualTo("Dobrý den");
        assertThat(read.get("parts").get(4).get("params")).isEmpty();
        JsonNode parameters = PythonReader.part(read, "application/x").get("params");
        assertThat(parameters.get("a").asText()).isEqualTo("b \"c\"; d");
        assertThat(parameters.get("e").asText()).isEqualTo("ž");
        for (String type : List.of("text", "text/", "/x", "text/plain; charset", "text/plain; a=b; a=c", "text/plain\r\nX: y",
                "text/plain; a=\"", "a/b c")) {
            assertThatThrownBy(() -> plain().attach("a", new byte[0], type)).as(type).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("A type is a media type such as application/pdf");
        }
    }

    @Test
    void theHtmlShowsInlineImages() throws IOException {
        byte[] png = {-119, 80, 78, 71};
        MailMessage message = plain().html("<img src=\"cid:logo.png\"> <b style='background: url(cid:my%20pic.png)'> cid:logo.png")
                .inline("logo.png", png, "image/png").inline("my pic.png", png, "image/png").attach("a.pdf", png, "application/pdf");
        JsonNode read = python.read(message);
        assertThat(types(read)).containsExactly("multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html",
                "image/png", "image/png", "application/pdf");
        assertThat(PythonReader.part(read, "multipart/related").get("params").get("type").asText()).isEqualTo("text/html");
        JsonNode image = read.get("parts").get(5);
        assertThat(image.get("disposition").asText()).isEqualTo("inline");
        assertThat(PythonReader.bytes(image)).isEqualTo(png);
        assertThat(image.get("cid").asText()).matches("<1\\.[0-9a-f]{16}@example\\.com>");
        String id = image.get("cid").asText().replaceAll("[<>]", "");
        assertThat(read.get("parts").get(4).get("text").asText()).isEqualTo("<img src=\"cid:" + id + "\"> <b style='background: url(cid:"
                + id.replaceFirst("1", "2") + ")'> cid:logo.png");
        assertThat(Attachment.inline("my pic.png", png, "image/png").cid()).isEqualTo("cid:my%20pic.png");
    }

    @Test
    void anInvitationIsTheLastAlternative() throws IOException {
        JsonNode read = python.read(plain().html("<p>Hi")
                .calendar("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Oběd\r\nEND:VCALENDAR\r\n"));
        assertThat(types(read)).containsExactly("multipart/alternative", "text/plain", "text/html", "text/calendar");
        JsonNode calendar = read.get("parts").get(3);
        assertThat(calendar.get("params").get("method").asText()).isEqualTo("REQUEST");
        assertThat(calendar.get("text").asText()).contains("SUMMARY:Oběd");
    }

    @Test
    void aFileIsAttachedByItsPath() throws IOException {
        Path file = Files.write(folder.resolve("účet.pdf"), new byte[] {1, 2});
        Attachment attachment = plain().attach(file).attachments().getFirst();
        assertThat(attachment).hasToString("účet.pdf (application/pdf, 2 bytes)");
        assertThat(Attachment.of(Files.write(folder.resolve("x.unknown"), new byte[0])).type()).isEqualTo("application/octet-stream");
    }

    @Test
    void htmlAloneGetsAText() throws IOException {
        MailMessage message = render("From: a@x.org\nTo: b@x.org\nContent-Type: text/html\n\n"
                + "<html><head><title>t</title><style>p {}</style></head><body>"
                + "<h1>Your order</h1><p>Hello &amp; <b>welcome</b>,<br>see <a href='https://x.org/o'>it</a>.</p>"
                + "<ul><li>one</li><li>two</li></ul><table><tr><td>Fish</td><td>6.5</td></tr><tr><td>Chips</td><td>2</td></tr></table>"
                + "<a href='https://x.org'>https://x.org</a><img alt='Logo' src='x'></body>");
        assertThat(message.text())
                .isEqualTo("Your order\n\nHello & welcome,\nsee it <https://x.org/o>.\n\n- one\n- two\n\nFish 6.5\nChips 2\n\n"
                + "https://x.orgLogo\n");
        assertThat(types(python.read(message))).containsExactly("multipart/alternative", "text/plain", "text/html");
        assertThat(render("To: b@x.org\n\n").html("<p>Hi").text()).isEqualTo("Hi\n");
        assertThat(render("To: b@x.org\n\nMine").html("<p>Hi").text()).isEqualTo("Mine");
    }

    @Test
    void aLoneSurrogateIsWrittenAsTheReplacementCharacter() throws IOException {
        MailMessage message = plain().text("a\ud800b 🍔").html("<p>\udc00");
        JsonNode read = python.read(message);
        assertThat(PythonReader.part(read, "text/plain").get("text").asText()).isEqualTo("a\ufffdb 🍔");
        assertThat(PythonReader.part(read, "text/html").get("text").asText()).isEqualTo("<p>\ufffd");
    }
}

package dev.carafe.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.http.header.Accept;
import dev.carafe.http.header.ETag;
import dev.carafe.http.header.Range;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseTest {
    private static Request get(String... namesAndValues) {
        Request request = Request.of("GET", "/");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request = request.withHeader(namesAndValues[i], namesAndValues[i + 1]);
        }
        return request;
    }

    @Test
    void aRedirectKeepsEveryCharacterInItsPlace() {
        assertThat(Response.redirect("/\t/evil.example").header("Location")).isEqualTo("/%09/evil.example");
        assertThat(Response.redirect("/\\evil.example").header("Location")).isEqualTo("/%5Cevil.example");
        assertThat(Response.redirect("/a b/é?q=<\"|").header("Location")).isEqualTo("/a%20b/%C3%A9?q=%3C%22%7C");
        assertThat(Response.redirect("/%41?a=b%20c#d").header("Location")).isEqualTo("/%41?a=b%20c#d");
        assertThatThrownBy(() -> Response.redirect("/\r\nX: y")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cookiesStandBesideEachOther() {
        Response response = Response.text("ok").cookie(Cookie.of("a", "1")).cookie(Cookie.of("b", "2").maxAge(Duration.ofHours(1)))
                .deleteCookie("c");
        assertThat(response.headers().all("Set-Cookie")).containsExactly("a=1; Path=/", "b=2; Max-Age=3600; Path=/",
                "c=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/");
    }

    @Test
    void varyTellsEachHeaderOnce() {
        assertThat(Response.text("").vary("Cookie").vary("cookie").vary("Accept").headers().all("Vary"))
                .containsExactly("Cookie", "Accept");
        assertThat(Response.text("").header("Vary", "Accept, Cookie").vary("Cookie").headers().all("Vary"))
                .containsExactly("Accept, Cookie");
        assertThat(Response.text("").header("Vary", "*").vary("Cookie").headers().all("Vary")).containsExactly("*");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "greeting.txt | attachment; filename=greeting.txt",
        "my file.txt | attachment; filename=\"my file.txt\"",
        "a\"b.txt | attachment; filename=\"a\\\"b.txt\"",
        "héllo.txt | attachment; filename=hello.txt; filename*=UTF-8''h%C3%A9llo.txt",
        "日本.txt | attachment; filename=.txt; filename*=UTF-8''%E6%97%A5%E6%9C%AC.txt"})
    void anAttachmentHasItsNameInAsciiAndInFull(String filename, String header) {
        assertThat(Response.text("").attachment(filename).header("Content-Disposition")).isEqualTo(header);
    }

    @Test
    void anAttachmentsNameCantStartAnotherHeader() {
        assertThatThrownBy(() -> Response.text("").attachment("a\r\nX: 1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileIsSentWithItsTypeLengthMarkAndDate(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), "<p>");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-12-02T20:29:19Z")));
        Response response = Response.file(file);
        assertThat(response.contentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(response.length()).isEqualTo(3);
        assertThat(response.header("ETag")).isEqualTo("\"17625252118-3\"");
        assertThat(response.header("Last-Modified")).isEqualTo("Wed, 02 Dec 2020 20:29:19 GMT");
        assertThat(response.buffered().data()).isEqualTo("<p>".getBytes(UTF_8));
        assertThat(Response.of(file).header("ETag")).isEqualTo("\"17625252118-3\"");
        assertThat(response.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(Response.text("").body(file).contentType()).isEqualTo("text/plain; charset=utf-8");
    }

    @Test
    void whatIsNoFileIsRefusedWhenItIsGiven(@TempDir Path folder) {
        assertThatThrownBy(() -> Response.file(folder)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(folder + " is no file, so it can't be sent. Choose a file in it.");
        assertThatThrownBy(() -> Response.file(folder.resolve("none"))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aFileThatBecomesShorterCutsTheResponse(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "0123456789");
        Response response = Response.file(file);
        Files.writeString(file, "01234");
        assertThatThrownBy(response::buffered).hasMessageContaining("became shorter while it was sent");
    }

    private static Response evaluated(Response response, String... headers) {
        return Conditional.applied(get(headers), response.conditional());
    }

    @Test
    void bytesAnswerConditionsOnRequest() {
        Response same = evaluated(Response.bytes(new byte[10]).etag(ETag.strong("v1")), "If-None-Match", "\"v1\"");
        assertThat(same.status()).isEqualTo(304);
        Response part = evaluated(Response.text("0123456789").etag(ETag.strong("v1")), "Range", "bytes=2-3", "If-Range", "\"v1\"");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Range")).isEqualTo("bytes 2-3/10");
        assertThat(part.data()).isEqualTo("23".getBytes(UTF_8));
        assertThatThrownBy(() -> evaluated(Response.text("").etag(ETag.strong("v1")), "If-Match", "\"v2\""))
                .hasMessageStartingWith("412 Precondition Failed");
    }

    @Test
    void anAnswerOfAnotherStatusOrOfUnknownLengthStaysWhole() {
        assertThat(evaluated(Response.text("made").status(201).etag(ETag.strong("v1")), "If-None-Match", "*").status())
                .isEqualTo(201);
        assertThat(evaluated(Response.stream(out -> out.write(1)), "Range", "bytes=0-1").status()).isEqualTo(200);
    }

    @Test
    void aStreamOfKnownLengthHasParts() {
        StreamBody digits = new StreamBody() {
            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write("01234".getBytes(UTF_8));
                out.write('5');
                out.write("6789".getBytes(UTF_8));
            }

            @Override
            public long length() {
                return 10;
            }
        };
        Response part = evaluated(Response.stream(digits), "Range", "bytes=3-6");
        assertThat(part.length()).isEqualTo(4);
        assertThat(part.buffered().data()).isEqualTo("3456".getBytes(UTF_8));
    }
}

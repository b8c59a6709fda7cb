package dev.carafe.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer is read as strictly as the strictest client reads it. */
class ReceivedResponseTest {
    @Test
    void aBodyEndsWhereItsLengthSays() throws IOException {
        ReceivedResponse response = read("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-A:  b \r\n\r\nhello");
        assertThat(response.status).isEqualTo(200);
        assertThat(response.headers.get("x-a")).isEqualTo("b");
        assertThat(response.body).asString().isEqualTo("hello");
    }

    @Test
    void chunksAreJoined() throws IOException {
        assertThat(read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n").body).asString().isEqualTo("hello");
    }

    @Test
    void aBodyWithoutALengthEndsWithTheConnection() throws IOException {
        assertThat(read("HTTP/1.1 200 OK\r\n\r\nhello").body).asString().isEqualTo("hello");
    }

    @Test
    void aGoAheadIsNoAnswer() throws IOException {
        assertThat(read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n").status).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "\"\"|The server closed the connection without an answer.",
        "HTTP/1.1 200|The answer was cut in 'HTTP/1.1 200'.",
        "HTTP/1.0 200 OK~|The answer does not begin with a status line, but with 'HTTP/1.0 200 OK'.",
        "HTTP/1.1 200 OK~X-A~~|'X-A' in the answer is no header field.",
        "HTTP/1.1 200 OK~Content-Length: 5~~hell|The answer was cut: 5 bytes were announced, and 4 came.",
        "HTTP/1.1 200 OK~Content-Length: 4~~hello|The server sent 1 bytes after the end of the answer: 'o'.",
        "HTTP/1.1 204 No Content~~hello|The server sent 5 bytes after the end of the answer: 'hello'.",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2~hello~0~~|A chunk of the answer is longer than its size says.",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~5~hello~|The server closed the connection without an answer."})
    void whatIsNotWellFramedIsToldAs(String bytes, String message) {
        assertThatThrownBy(() -> read(bytes.replace("~", "\r\n"))).isInstanceOf(IOException.class).hasMessage(message);
    }

    @Test
    void anAnswerToHeadWithABodyIsAnError() {
        assertThatThrownBy(() -> ReceivedResponse.read(bytes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"), true))
                .hasMessage("The server sent 5 bytes after the end of the answer: 'hello'.");
    }

    private static ReceivedResponse read(String text) throws IOException {
        return ReceivedResponse.read(bytes(text), false);
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(ISO_8859_1));
    }
}

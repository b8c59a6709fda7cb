package dev.carafe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The test of the tests: what a broken server does is noticed by whoever tests it with the client. */
class BrokenServerTest {
    @Test
    void wrongAllowIsNoticed() {
        TestClient client = BrokenServer.answering("HTTP/1.1 405 Method Not Allowed", "Allow: GET, HEAD", "Content-Length: 0", "", "");

        assertNoticed(() -> assertThat(client.post("/")).hasStatus(405).allows("GET", "HEAD", "OPTIONS"), "Expected Allow to be");
        assertThat(client.post("/")).allows("HEAD", "GET");
    }

    @Test
    void bodyOnHeadIsNoticed() {
        TestClient client = BrokenServer.answering("HTTP/1.1 200 OK", "Content-Length: 5", "", "hello");

        assertNotRead(() -> client.head("/"), "The server sent more after the end of the response: 'hello'");
        assertThat(client.get("/")).hasText("hello");
    }

    @Test
    void bodyOfA204OrA304IsNoticed() {
        assertNotRead(() -> BrokenServer.answering("HTTP/1.1 204 No Content", "", "x").get("/"), "sent more after the end");
        assertNotRead(() -> BrokenServer.answering("HTTP/1.1 304 Not Modified", "Content-Length: 1", "", "x").get("/"),
                "sent more after the end");
        assertNotRead(() -> BrokenServer.answering("HTTP/1.1 204 No Content", "Content-Length: 0", "", "").get("/"),
                "wrong Content-Length");
    }

    @Test
    void lostSetCookieIsNoticed() {
        TestClient client = BrokenServer.answering("HTTP/1.1 200 OK", "Content-Length: 0", "", "");

        assertNoticed(() -> assertThat(client.get("/login")).hasCookie("session"),
                "Expected the cookie 'session' to be set, but it is not.");
    }

    @Test
    void headerSplitThatInjectsACookieIsNoticed() {
        TestClient client = BrokenServer.answering("HTTP/1.1 302 Found", "Location: /x", "Set-Cookie: admin=1",
                "Content-Length: 0", "", "");

        assertNoticed(() -> assertThat(client.get("/go?to=/x%0D%0ASet-Cookie:admin=1")).hasNoCookie("admin"), "Expected no cookie 'admin'");
    }

    @Test
    void headerSplitThatInjectsAResponseIsNoticed() {
        TestClient client = BrokenServer.answering("HTTP/1.1 302 Found", "Location: /x", "Content-Length: 0", "", "HTTP/1.1 200 OK",
                "Content-Length: 0", "", "");

        assertNotRead(() -> client.get("/go"), "The server sent more after the end of the response: 'HTTP/1.1 200 OK");
    }

    @Test
    void lineWithoutCrIsNoticed() {
        assertNotRead(() -> BrokenServer.answering("HTTP/1.1 200 OK", "X-A: 1\nX-B: 2", "Content-Length: 0", "", "").get("/"),
                "does not end with CR LF: 'X-A: 1'");
    }

    @Test
    void chunkThatIsLongerThanItsSizeIsNoticed() {
        TestClient client = BrokenServer.answering("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "3", "hello", "0", "", "");

        assertNotRead(() -> client.get("/"), "A chunk of the response does not end where its size says: 'lo' follows.");
    }

    @Test
    void chunkThatIsShorterThanItsSizeIsNoticed() {
        TestClient client = BrokenServer.answering("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "ff", "hello", "0", "", "");

        assertNotRead(() -> client.get("/"), "The response was cut");
    }

    @Test
    void missingLastChunkIsNoticed() {
        TestClient client = BrokenServer.answering("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "5", "hello", "");

        assertNotRead(() -> client.get("/"), "closed the connection where more of the response was due");
    }

    @Test
    void sizeOfAChunkThatIsNoNumberIsNoticed() {
        assertNotRead(() -> BrokenServer.answering("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "+5", "hello", "0", "", "")
                .get("/"),
                "'+5' is no size of a chunk");
    }

    @Test
    void cutBodyIsNoticed() {
        assertNotRead(() -> BrokenServer.answering("HTTP/1.1 200 OK", "Content-Length: 6", "", "hello").get("/"),
                "The response was cut: 1 bytes more were announced.");
    }

    @Test
    void twoLengthsAreNoticed() {
        assertNotRead(() -> BrokenServer.answering("HTTP/1.1 200 OK", "Content-Length: 5", "Content-Length: 6", "", "hello").get("/"),
                "wrong Content-Length [5, 6]");
        assertNotRead(() -> BrokenServer.answering("HTTP/1.1 200 OK", "Content-Length: 5", "Transfer-Encoding: chunked", "",
                "hello").get("/"),
                "wrong Content-Length [5] beside a Transfer-Encoding");
        assertNotRead(() -> BrokenServer.answering("HTTP/1.1 200 OK", "Content-Length: -5", "", "hello").get("/"),
                "wrong Content-Length [-5]");
    }

    @Test
    void headerThatIsNoneIsNoticed() {
        assertNotRead(() -> BrokenServer.answering("HTTP/1.1 200 OK", "X-A : 1", "", "").get("/"),
                "'X-A : 1' in the response is no header field");
        assertNotRead(() -> BrokenServer.answering("HTTP/1.1 200 OK", " folded", "", "").get("/"),
                "' folded' in the response is no header field");
    }

    @Test
    void statusLineThatIsNoneIsNoticed() {
        assertNotRead(() -> BrokenServer.answering("HTTP/1.1 20 OK", "", "").get("/"),
                "does not begin with a status line, but with 'HTTP/1.1 20 OK'");
        assertNotRead(() -> BrokenServer.answering("HTTP/1.1 200", "", "").get("/"), "does not begin with a status line");
        assertNotRead(() -> BrokenServer.answering("").get("/"), "closed the connection");
    }

    @Test
    void interimResponsesAreSkipped() {
        assertThat(BrokenServer.answering("HTTP/1.1 103 Early Hints", "Link: </a>", "", "HTTP/1.1 200 OK", "Content-Length: 2", "",
                "ok").get("/"))
                .hasStatus(200).hasNoHeader("Link").hasText("ok");
    }

    @Test
    void responseWithoutALengthEndsWithTheConnection() {
        assertThat(BrokenServer.answering("HTTP/1.1 200 OK", "", "to the end").get("/")).hasText("to the end");
    }

    @Test
    void redirectToAnotherHostIsNotFollowed() {
        TestClient client = BrokenServer.answering("HTTP/1.1 302 Found", "Location: //evil.example/x", "Content-Length: 0", "", "");

        assertThatThrownBy(() -> client.followRedirects().get("/go")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/go is sent to http://evil.example/x, which is no place of the app.");
    }

    @Test
    void circleOfRedirectsEnds() {
        TestClient client = BrokenServer.answering("HTTP/1.1 302 Found", "Location: /again", "Content-Length: 0", "", "");

        assertThatThrownBy(() -> client.followRedirects().get("/")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("GET / is sent from place to place, 20 times already.");
    }

    private static void assertNoticed(ThrowingCallable test, String message) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class).hasMessageContaining(message);
    }

    private static void assertNotRead(ThrowingCallable exchange, String message) {
        assertThatThrownBy(exchange).isInstanceOf(UncheckedIOException.class).hasMessageContaining(message).hasMessageContaining("curl -i");
    }
}

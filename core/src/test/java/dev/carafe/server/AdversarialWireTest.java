package dev.carafe.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.http.Response;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What apps may do wrong, seen from the wire: the connection stays in step, and every response arrives. */
class AdversarialWireTest {
    private final App app = App.create("wire").withoutStaticFiles().get("/ok", req -> "ok");

    private String exchange(String... requests) throws IOException {
        try (Server server = app.start()) {
            StringBuilder sent = new StringBuilder();
            for (String request : requests) {
                sent.append(request);
            }
            return RawClient.exchange(server, sent.toString());
        }
    }

    private static String get(String path, String... fields) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + String.join("", fields) + "\r\n";
    }

    @ParameterizedTest
    @CsvSource({"Content-Length, 3", "Content-Length, 300", "content-length, -1", "Transfer-Encoding, chunked", "Connection, keep-alive",
        "Connection, upgrade", "Keep-Alive, timeout=5", "Trailer, X-After", "Upgrade, h2c"})
    void aFieldThatIsTheServersCannotDesynchroniseTheConnection(String name, String value) throws IOException {
        app.get("/own", req -> Response.text("hello world").header(name, value));
        String answer = exchange(get("/own"), get("/ok", "Connection: close\r\n"));
        String first = answer.substring(0, answer.indexOf("\r\n\r\n"));
        assertThat(first.lines()).filteredOn(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length"))
                .containsExactly("Content-Length: 11");
        assertThat(first).doesNotContainIgnoringCase("transfer-encoding", "upgrade", "trailer", "keep-alive");
        assertThat(answer).contains("\r\n\r\nhello worldHTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nok");
    }

    @Test
    void theAppsOwnServerAndSniffingFieldsAreSentOnce() throws IOException {
        app.get("/own", req -> Response.text("x").header("server", "mine").header("X-Content-Type-Options", "other"));
        String answer = exchange(get("/own", "Connection: close\r\n"));
        assertThat(answer.lines()).filteredOn(line -> line.startsWith("Server:")).containsExactly("Server: mine");
        assertThat(answer.lines()).filteredOn(line -> line.startsWith("X-Content-Type-Options:"))
                .containsExactly("X-Content-Type-Options: other");
    }

    @Test
    void anAppMayCloseTheConnection() throws IOException {
        app.get("/last", req -> Response.text("last").header("Connection", "close"));
        assertThat(exchange(get("/last"), get("/ok"))).contains("Connection: close\r\n").endsWith("\r\n\r\nlast");
    }

    @Test
    void aHandlerThatIsInterruptedIsAnsweredAndTheNextRequestKnowsNothingOfIt() throws IOException {
        app.get("/interrupted", req -> {
            Thread.currentThread().interrupt();
            return "set";
        }).get("/streamed", req -> Response.stream(out -> {
            Thread.currentThread().interrupt();
            out.write("str".getBytes(UTF_8));
            out.flush();
            out.write("eam".getBytes(UTF_8));
        })).get("/flag", req -> "flag " + Thread.currentThread().isInterrupted());
        String answer = exchange(get("/interrupted"), get("/flag"), get("/streamed"), get("/flag", "Connection: close\r\n"));
        assertThat(answer).contains("\r\n\r\nset", "str", "eam").endsWith("\r\n\r\nflag false");
        assertThat(answer.split("flag false", -1)).hasSize(3);
    }

    @Test
    void aBodyIsReadWholeByAnInterruptedHandler() throws IOException {
        app.post("/echo", req -> {
            Thread.currentThread().interrupt();
            return Response.bytes(req.bytes());
        });
        try (Server server = app.start(); RawClient client = new RawClient(server)) {
            client.send("POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 10\r\n\r\n01234");
            client.send("56789");
            assertThat(client.rest()).endsWith("\r\n\r\n0123456789");
        }
    }

    @Test
    void aBodyThatAnotherThreadReadsHasItsDeadline() throws IOException {
        app.config().set("BODY_TIMEOUT", 0.3);
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            app.post("/", req -> pool.submit(req::bytes).get().length + " bytes");
            assertThat(exchange("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n01")).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void errorsOfTheEntranceAreTheAppsToAnswer() throws IOException {
        app.jsonErrors();
        assertThat(exchange("GET /ok HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400 ").contains("Content-Type: application/json\r\n");
        assertThat(exchange("GET no/path HTTP/1.1\r\nHost: x\r\n\r\n")).startsWith("HTTP/1.1 400 ")
                .contains("Content-Type: application/json\r\n");
    }
}

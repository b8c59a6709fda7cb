package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carafe.App;
import dev.carafe.config.ConfigException;
import dev.carafe.http.Response;
import dev.carafe.logging.LogContext;
import dev.carafe.middleware.RequestId;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a line of the access log tells of a request, and that nobody can forge one. */
@Timeout(60)
@ResourceLock("dev.carafe.access")
class AccessLogTest {
    private static final Logger LOGGER = Logger.getLogger("dev.carafe.access");

    @AutoClose
    private final App app = App.create("logged")
            .get("/logged", req -> "a body")
            .get("/logged/204", req -> Response.of("a body").status(204))
            .get("/logged/304", req -> Response.of("a body").status(304))
            .get("/logged/stream", req -> Response.stream(out -> out.write(new byte[1234])));
    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        LOGGER.addHandler(lines);
        app.config().set("ACCESS_LOG", true);
    }

    @AfterEach
    void leave() {
        LOGGER.removeHandler(lines);
    }

    private String line(String request) throws Exception {
        try (RawClient client = new RawClient(app.start())) {
            client.send(request).head();
            return lines.next();
        }
    }

    @Test
    void bytesAreThoseThatWereSent() throws Exception {
        app.config().set("ACCESS_LOG_FORMAT", "%(r)s %(s)s %(b)s");
        assertThat(line("HEAD /logged HTTP/1.1\r\nHost: a\r\n\r\n")).isEqualTo("HEAD /logged 1.1 200 0");
        assertThat(line(RawClient.get("/logged/204"))).isEqualTo("GET /logged/204 1.1 204 0");
        assertThat(line(RawClient.get("/logged/304"))).isEqualTo("GET /logged/304 1.1 304 0");
        assertThat(line(RawClient.get("/logged"))).isEqualTo("GET /logged 1.1 200 6");
        assertThat(line(RawClient.get("/logged/stream"))).isEqualTo("GET /logged/stream 1.1 200 1234");
    }

    @Test
    void lineIsThatOfQuartWithoutTheQuery() throws Exception {
        assertThat(line(RawClient.get("/logged?secret=1"))).matches("127\\.0\\.0\\.1:\\d+ GET /logged 1\\.1 200 6 \\d+");
    }

    @Test
    void commonAndCombinedAreThoseOfApache() throws Exception {
        String request = "GET /logged?a=b HTTP/1.1\r\nHost: a\r\nReferer: http://a/\r\nUser-Agent: some thing\r\n\r\n";
        String common = "127\\.0\\.0\\.1 - - \\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}] \"GET /logged\\?a=b "
                + "HTTP/1\\.1\" 200 6";
        app.config().set("ACCESS_LOG_FORMAT", "common");
        assertThat(line(request)).matches(common);
        app.config().set("ACCESS_LOG_FORMAT", "combined");
        assertThat(line(request)).matches(common + " \"http://a/\" \"some thing\"");
    }

    @ParameterizedTest
    @CsvSource({
        "%(m)s %(U)s %(q)s, GET /logged a=b", "%(Uq)s|%(R)s, /logged?a=b|GET /logged?a=b 1.1", "%(S)s %(H)s, http 1.1", "%(st)s, OK",
        "%(addr)s %(l)s %(id)s, 127.0.0.1 - -", "%(a)s %(f)s, curl -", "%({Content-Type}o)s, text/html; charset=utf-8",
        "%({x-key}i)s %({X-None}i)s, k -", "%({NO_SUCH_VARIABLE}e)s 100%%, - 100%", "plain, plain", "%(T)s, 0",
    })
    void atomsAreThoseOfHypercorn(String pattern, String line) throws Exception {
        app.config().set("ACCESS_LOG_FORMAT", pattern);
        assertThat(line("GET /logged?a=b HTTP/1.1\r\nHost: a\r\nUser-Agent: curl\r\nX-Key: k\r\n\r\n")).isEqualTo(line);
    }

    @Test
    void everyAtomThatTheSettingTakesIsKnown() throws Exception {
        app.config().set("ACCESS_LOG_FORMAT",
                "%(h)s %(addr)s %(id)s %(l)s %(t)s %(m)s %(U)s %(Uq)s %(q)s %(H)s %(r)s %(R)s %(S)s %(s)s %(st)s %(b)s %(B)s %(f)s %(a)s "
                + "%(T)s %(D)s %(L)s %(p)s");
        assertThat(line(RawClient.get("/logged"))).contains(" 0 ", " 0.0", " <" + ProcessHandle.current().pid() + ">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%(x)s", "%h", "%(h)", "%({}i)s", "%({a}x)s", "100%", "two\nlines"})
    void patternThatMeansNothingIsRefusedAtTheStart(String pattern) {
        app.config().set("ACCESS_LOG_FORMAT", pattern);
        assertThatThrownBy(app::start).isInstanceOf(ConfigException.class)
                .hasMessageContaining("ACCESS_LOG_FORMAT").hasMessageContaining("common, combined, json, or a pattern such as");
    }

    @Test
    void jsonHasAFieldForEachThingThatIsKnown() throws Exception {
        app.config().set("ACCESS_LOG_FORMAT", "json");
        app.wrap(RequestId.create().fromProxy());
        JsonNode line = json(line("GET /logged?a=b HTTP/1.1\r\nHost: a:1\r\nX-Request-ID: id-1\r\nUser-Agent: q\"\\\u0085\r\n\r\n"));
        assertThat(line.fieldNames()).toIterable().containsExactly("time", "remote_addr", "remote_port", "method", "scheme", "host", "path",
                "protocol", "status", "bytes", "duration", "user_agent", "request_id");
        assertThat(line.get("time").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
        assertThat(List.of(line.get("path").textValue(), line.get("host").textValue(), line.get("protocol").textValue(),
                line.get("request_id").textValue(), line.get("user_agent").textValue()))
                .containsExactly("/logged", "a:1", "HTTP/1.1", "id-1", "q\"\\\u0085");
        assertThat(line.get("status").intValue()).isEqualTo(200);
        assertThat(line.get("bytes").intValue()).isEqualTo(6);
        assertThat(line.get("duration").isNumber()).isTrue();
    }

    private static JsonNode json(String line) throws IOException {
        assertThat(line.chars()).allMatch(c -> c >= ' ' && (c < 0x7f || c >= 0xa0));
        return new ObjectMapper().readTree(line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "GET /x<CR>FORGED HTTP/1.1 | GET /x\\x0dFORGED 1.1 400", "GET /\u001b[31mred HTTP/1.1 | GET /\\x1b[31mred 1.1 400",
        "GET /\u007f HTTP/1.1 | GET /\\x7f 1.1 400", "GET /\u0085\u009b HTTP/1.1 | GET /\\x85\\x9b 1.1 400",
        "nonsense | ' nonsense  400'", "GET / HTTP/3.0 | GET / 3.0 505", "GET /a\\b HTTP/1.1 | GET /a\\x5cb 1.1 400",
        "G\u0007T / HTTP/1.1 | G\\x07T / 1.1 400",
    })
    void refusedBeforeThereIsARequestIsALineThatNobodyCanForge(String requestLine, String line) throws Exception {
        app.config().set("ACCESS_LOG_FORMAT", "%(r)s %(s)s");
        assertThat(line(requestLine.replace("<CR>", "\r") + "\r\nHost: a\r\n\r\n")).isEqualTo(line);
    }

    @Test
    void fieldsOfTheClientCannotEndAQuotedPart() throws Exception {
        app.config().set("ACCESS_LOG_FORMAT", "\"%(a)s\" %(s)s");
        assertThat(line("GET /logged HTTP/1.1\r\nHost: a\r\nUser-Agent: \" 500 \u0085\u00fc\r\n\r\n"))
                .isEqualTo("\"\\x22 500 \\x85\u00fc\" 200");
    }

    @Test
    void oversizeMalformedAndUnfinishedHeadsAreLogged() throws Exception {
        app.config().set("ACCESS_LOG_FORMAT", "%(addr)s %(m)s %(U)s %(s)s").set("HEADER_TIMEOUT", 0.3);
        assertThat(line("GET /big HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000) + "\r\n\r\n")).isEqualTo("127.0.0.1 GET /big 431");
        assertThat(line("GET /field HTTP/1.1\r\nHost: a\r\nno field\r\n\r\n")).isEqualTo("127.0.0.1 GET /field 400");
        assertThat(line("GET /lengths HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n")).isEqualTo("127.0.0.1 GET /lengths 400");
        assertThat(line("POST /slow?q HTTP/1.1\r\nHos")).isEqualTo("127.0.0.1 POST /slow 408");
        assertThat(lines.told).isEmpty();
    }

    @Test
    void lineBelongsToTheRequestForTheLogToo() throws Exception {
        app.wrap(RequestId.create().fromProxy());
        app.config().set("ACCESS_LOG_FORMAT", "%(U)s %(id)s");
        assertThat(line("GET /logged HTTP/1.1\r\nHost: a\r\nX-Request-ID: id-2\r\n\r\n")).isEqualTo("/logged id-2");
        assertThat(lines.ids.take()).isEqualTo("id-2");
    }

    /** The lines that are written meanwhile, and the ids that the log knew for them. */
    private static final class Lines extends Handler {
        private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> ids = new LinkedBlockingQueue<>();

        String next() throws InterruptedException {
            return told.poll(30, TimeUnit.SECONDS);
        }

        @Override
        public void publish(LogRecord line) {
            ids.add(String.valueOf(LogContext.requestId()));
            told.add(line.getMessage());
        }

        @Override
        public void flush() { }

        @Override
        public void close() { }
    }
}

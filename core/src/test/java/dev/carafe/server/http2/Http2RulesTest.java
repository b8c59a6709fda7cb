package dev.carafe.server.http2;

import static dev.carafe.server.http2.FrameClient.block;
import static dev.carafe.server.http2.FrameClient.hex;
import static dev.carafe.server.http2.FrameClient.number;
import static dev.carafe.server.http2.FrameClient.request;
import static dev.carafe.server.http2.FrameClient.setting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.server.Server;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server has to make of frames that break the rules: the cases of h2spec, as a table (RFC 9113 and RFC 7541, by their sections). */
class Http2RulesTest {
    private static final Server SERVER = server();
    private static final int END = Frame.END_STREAM;
    private static final int WHOLE = Frame.END_HEADERS;
    private static final byte[] GET = request("GET", "/");
    private static final byte[] POST = request("POST", "/");

    private static Server server() {
        App app = App.create("rules").get("/", req -> "index").post("/", req -> req.bytes().length + " bytes");
        app.config().set("HTTP2", true);
        return app.start(0);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private interface Frames {
        void to(FrameClient client) throws Exception;
    }

    private record Case(String name, Frames frames, String... expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case of(String name, Frames frames, String... expected) {
        return new Case(name, frames, expected);
    }

    private static Case connection(String name, String code, Frames frames) {
        return new Case(name, frames, "GOAWAY " + code);
    }

    private static Case stream(String name, String code, Frames frames) {
        return new Case(name, frames, "RST_STREAM " + code);
    }

    static Stream<Case> errors() {
        return Stream.of(frames(), states(), fields(), settings(), windows(), continuations(), compression()).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aBrokenRuleEndsTheStreamOrTheConnection(Case broken) throws Exception {
        try (FrameClient client = FrameClient.open(SERVER)) {
            broken.frames.to(client);
            assertThat(client.complaint()).isIn((Object[]) broken.expected);
        }
        try (FrameClient other = FrameClient.open(SERVER).get(1, "/")) {
            assertThat(other.response(1)).isEqualTo("200 index");
        }
    }

    private static List<Case> frames() {
        return List.of(
                connection("4.2 a DATA frame that is too large", "FRAME_SIZE_ERROR", c -> c.post(1, "/").data(1, true, new byte[16_385])),
                connection("4.2 a HEADERS frame that is too large", "FRAME_SIZE_ERROR", c -> c.send(1, WHOLE, 1, new byte[16_385])),
                connection("6.1 DATA on stream 0", "PROTOCOL_ERROR", c -> c.data(0, true, new byte[1])),
                connection("6.1 DATA that is all padding", "PROTOCOL_ERROR", c -> c.post(1, "/").send(0, END | 8, 1, hex("05 00 00"))),
                connection("6.2 HEADERS on stream 0", "PROTOCOL_ERROR", c -> c.send(1, WHOLE | END, 0, GET)),
                connection("6.2 HEADERS that are all padding", "PROTOCOL_ERROR", c -> c.send(1, WHOLE | END | 8, 1, hex("05 82"))),
                connection("6.3 PRIORITY on stream 0", "PROTOCOL_ERROR", c -> c.send(2, 0, 0, new byte[5])),
                of("6.3 PRIORITY of 4 bytes", c -> c.post(1, "/").send(2, 0, 1, new byte[4]), "RST_STREAM FRAME_SIZE_ERROR"),
                connection("6.4 RST_STREAM on stream 0", "PROTOCOL_ERROR", c -> c.send(3, 0, 0, new byte[4])),
                connection("6.4 RST_STREAM on an idle stream", "PROTOCOL_ERROR", c -> c.send(3, 0, 1, new byte[4])),
                connection("6.4 RST_STREAM of 3 bytes", "FRAME_SIZE_ERROR", c -> c.post(1, "/").send(3, 0, 1, new byte[3])),
                connection("6.6 PUSH_PROMISE", "PROTOCOL_ERROR", c -> c.send(5, WHOLE, 1, new byte[4])),
                connection("6.7 PING on a stream", "PROTOCOL_ERROR", c -> c.send(6, 0, 1, new byte[8])),
                connection("6.7 PING of 6 bytes", "FRAME_SIZE_ERROR", c -> c.send(6, 0, 0, new byte[6])),
                connection("6.8 GOAWAY on a stream", "PROTOCOL_ERROR", c -> c.send(7, 0, 1, new byte[8])),
                connection("6.8 GOAWAY of 4 bytes", "FRAME_SIZE_ERROR", c -> c.send(7, 0, 0, new byte[4])));
    }

    private static List<Case> states() {
        return List.of(
                connection("5.1 idle: DATA", "PROTOCOL_ERROR", c -> c.data(1, true, new byte[1])),
                connection("5.1 idle: WINDOW_UPDATE", "PROTOCOL_ERROR", c -> c.send(8, 0, 1, number(1))),
                connection("5.1 idle: CONTINUATION", "PROTOCOL_ERROR", c -> c.send(9, WHOLE, 1, GET)),
                of("5.1 half closed: DATA",
                        c -> c.get(1, "/").data(1, true, new byte[1]), "RST_STREAM STREAM_CLOSED", "GOAWAY STREAM_CLOSED"),
                of("5.1 half closed: HEADERS", c -> c.get(1, "/").get(1, "/"), "RST_STREAM STREAM_CLOSED", "GOAWAY STREAM_CLOSED"),
                connection("5.1 half closed: CONTINUATION", "PROTOCOL_ERROR", c -> c.get(1, "/").send(9, WHOLE, 1, GET)),
                connection("5.1 closed by RST_STREAM: DATA", "STREAM_CLOSED",
                        c -> c.post(1, "/").send(3, 0, 1, number(8)).data(1, true, new byte[1])),
                connection("5.1 closed by RST_STREAM: HEADERS", "STREAM_CLOSED", c -> c.post(1, "/").send(3, 0, 1, number(8)).get(1, "/")),
                connection("5.1 closed: DATA", "STREAM_CLOSED", c -> answered(c).data(1, true, new byte[1])),
                connection("5.1 closed: HEADERS", "STREAM_CLOSED", c -> answered(c).get(1, "/")),
                connection("5.1.1 an even number", "PROTOCOL_ERROR", c -> c.get(2, "/")),
                connection("5.1.1 a smaller number", "PROTOCOL_ERROR", c -> c.get(5, "/").get(3, "/")),
                stream("5.3.1 HEADERS that depend on themselves", "PROTOCOL_ERROR",
                        c -> c.send(1, WHOLE | END | 0x20, 1, joined(number(1), new byte[] {16}, GET))),
                stream("5.3.1 PRIORITY that depends on itself", "PROTOCOL_ERROR",
                        c -> c.post(1, "/").send(2, 0, 1, joined(number(1), new byte[1]))));
    }

    private static FrameClient answered(FrameClient client) throws Exception {
        assertThat(client.get(1, "/").response(1)).isEqualTo("200 index");
        return client;
    }

    private static List<Case> fields() {
        return Stream.of(
                head("8.2 a name in upper case", ":method", "GET", ":scheme", "http", ":path", "/", ":authority", "x", "X-Test", "a"),
                head("8.2.1 a line break in a value", ":method", "GET", ":scheme", "http", ":path", "/",
                        ":authority", "x", "a", "b\r\nc: d"),
                head("8.2.1 a blank before a value", ":method", "GET", ":scheme", "http", ":path", "/", ":authority", "x", "a", " b"),
                head("8.2.1 a name with a blank", ":method", "GET", ":scheme", "http", ":path", "/", ":authority", "x", "a b", "c"),
                head("8.2.2 connection", ":method", "GET", ":scheme", "http", ":path", "/", ":authority", "x", "connection", "close"),
                head("8.2.2 transfer-encoding", ":method", "GET", ":scheme", "http", ":path", "/", "transfer-encoding", "chunked"),
                head("8.2.2 te other than trailers", ":method", "GET", ":scheme", "http", ":path", "/", "te", "trailers, deflate"),
                head("8.3 an unknown one with a colon", ":method", "GET", ":scheme", "http", ":path", "/", ":test", "ok"),
                head("8.3 one of a response", ":method", "GET", ":scheme", "http", ":path", "/", ":status", "200"),
                head("8.3 :path after other fields", ":method", "GET", ":scheme", "http", "x-test", "ok", ":path", "/"),
                head("8.3.1 an empty :path", ":method", "GET", ":scheme", "http", ":path", "", ":authority", "x"),
                head("8.3.1 no :method", ":scheme", "http", ":path", "/", ":authority", "x"),
                head("8.3.1 no :scheme", ":method", "GET", ":path", "/", ":authority", "x"),
                head("8.3.1 no :path", ":method", "GET", ":scheme", "http", ":authority", "x"),
                head("8.3.1 :method twice", ":method", "GET", ":method", "GET", ":scheme", "http", ":path", "/"),
                head("8.3.1 :path twice", ":method", "GET", ":scheme", "http", ":path", "/", ":path", "/a"),
                head("8.3.1 a host that is not the :authority",
                        ":method", "GET", ":scheme", "http", ":path", "/", ":authority", "a", "host", "b"),
                stream("8.1 HEADERS after the body without the end", "PROTOCOL_ERROR", c -> c.post(1, "/").post(1, "/")),
                stream("8.1 a :path after the body", "PROTOCOL_ERROR",
                        c -> c.post(1, "/").send(1, WHOLE | END, 1, block(":path", "/"))),
                stream("8.1.1 a body shorter than its length", "PROTOCOL_ERROR",
                        c -> c.post(1, "/", "content-length", "2").data(1, true, new byte[1])),
                stream("8.1.1 a body longer than its length", "PROTOCOL_ERROR",
                        c -> c.post(1, "/", "content-length", "2").data(1, false, new byte[1]).data(1, true, new byte[2])),
                stream("8.1.1 a length without a body", "PROTOCOL_ERROR",
                        c -> c.send(1, WHOLE | END, 1, request("POST", "/", "content-length", "2"))),
                stream("8.1.1 two lengths", "PROTOCOL_ERROR",
                        c -> c.post(1, "/", "content-length", "2", "content-length", "3"))).toList();
    }

    private static Case head(String name, String... fields) {
        return stream(name, "PROTOCOL_ERROR", c -> c.send(1, WHOLE | END, 1, block(fields)));
    }

    private static List<Case> settings() {
        return List.of(
                connection("6.5 an acknowledgement with a setting", "FRAME_SIZE_ERROR", c -> c.send(4, 1, 0, setting(1, 0))),
                connection("6.5 SETTINGS on a stream", "PROTOCOL_ERROR", c -> c.send(4, 0, 1, setting(3, 100))),
                connection("6.5 SETTINGS of 3 bytes", "FRAME_SIZE_ERROR", c -> c.send(4, 0, 0, new byte[3])),
                connection("6.5.2 ENABLE_PUSH of 2", "PROTOCOL_ERROR", c -> c.send(4, 0, 0, setting(2, 2))),
                connection("6.5.2 a window that is too large", "FLOW_CONTROL_ERROR", c -> c.send(4, 0, 0, setting(4, 1L << 31))),
                connection("6.5.2 frames that are too small", "PROTOCOL_ERROR", c -> c.send(4, 0, 0, setting(5, 16_383))),
                connection("6.5.2 frames that are too large", "PROTOCOL_ERROR", c -> c.send(4, 0, 0, setting(5, 1 << 24))));
    }

    private static List<Case> windows() {
        return List.of(
                connection("6.9 the connection's window widened by 0", "PROTOCOL_ERROR", c -> c.send(8, 0, 0, number(0))),
                stream("6.9 a stream's window widened by 0", "PROTOCOL_ERROR", c -> c.post(1, "/").send(8, 0, 1, number(0))),
                connection("6.9 WINDOW_UPDATE of 3 bytes", "FRAME_SIZE_ERROR", c -> c.send(8, 0, 0, new byte[3])),
                connection("6.9.1 the connection's window too large", "FLOW_CONTROL_ERROR",
                        c -> c.send(8, 0, 0, number(Integer.MAX_VALUE)).send(8, 0, 0, number(Integer.MAX_VALUE))),
                stream("6.9.1 a stream's window too large", "FLOW_CONTROL_ERROR",
                        c -> c.post(1, "/").send(8, 0, 1, number(Integer.MAX_VALUE)).send(8, 0, 1, number(Integer.MAX_VALUE))),
                connection("6.9.2 streams' windows too large by a setting", "FLOW_CONTROL_ERROR",
                        c -> c.post(1, "/").send(8, 0, 1, number(Integer.MAX_VALUE - 65_535)).send(4, 0, 0, setting(4, 65_536))));
    }

    private static List<Case> continuations() {
        byte[] half = Arrays.copyOf(GET, 10);
        byte[] rest = Arrays.copyOfRange(GET, 10, GET.length);
        return List.of(
                connection("4.3 PRIORITY within a block", "PROTOCOL_ERROR", c -> c.send(1, END, 1, half).send(2, 0, 1, new byte[5])),
                connection("4.3 HEADERS of another stream within a block", "PROTOCOL_ERROR", c -> c.send(1, END, 1, half).get(3, "/")),
                connection("5.5 an unknown frame within a block", "PROTOCOL_ERROR",
                        c -> c.send(1, END, 1, half).send(0xff, 0, 0, new byte[8])),
                connection("6.10 CONTINUATION of another stream", "PROTOCOL_ERROR", c -> c.send(1, END, 1, half).send(9, WHOLE, 3, rest)),
                connection("6.10 CONTINUATION on stream 0", "PROTOCOL_ERROR", c -> c.send(1, END, 1, half).send(9, WHOLE, 0, rest)),
                connection("6.10 CONTINUATION after the end", "PROTOCOL_ERROR", c -> c.get(1, "/").send(9, WHOLE, 1, rest)),
                connection("6.10 CONTINUATION after the last", "PROTOCOL_ERROR",
                        c -> c.send(1, END, 1, half).send(9, WHOLE, 1, rest).send(9, WHOLE, 1, rest)),
                connection("6.10 CONTINUATION after DATA", "PROTOCOL_ERROR",
                        c -> c.post(1, "/").data(1, false, new byte[1]).send(9, WHOLE, 1, rest)));
    }

    private static List<Case> compression() {
        return Stream.of(
                encoded("RFC 7541 2.3.3 an index beyond the table", "ff 00"),
                encoded("RFC 7541 2.3.3 a name beyond the table", "7f 00 01 61"),
                encoded("RFC 7541 4.2 a change of size at the end", "82 84 86 41 01 78 20"),
                encoded("RFC 7541 5.1 a number without an end", "ff ff ff ff ff ff ff 7f"),
                encoded("RFC 7541 5.2 a padding of 8 bits", "82 84 86 41 01 78 00 01 61 82 1f ff"),
                encoded("RFC 7541 5.2 a padding of zeros", "82 84 86 41 01 78 00 01 61 81 18"),
                encoded("RFC 7541 5.2 the end within a text", "82 84 86 41 01 78 00 01 61 84 ff ff ff ff"),
                encoded("RFC 7541 6.1 index 0", "80"),
                encoded("RFC 7541 6.2 a text longer than the block", "82 84 86 00 05 61"),
                encoded("RFC 7541 6.3 a table larger than allowed", "3f e2 1f 82 84 86 41 01 78")).toList();
    }

    private static Case encoded(String name, String block) {
        return connection(name, "COMPRESSION_ERROR", c -> c.send(1, WHOLE | END, 1, hex(block)));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static Stream<Case> allowed() {
        byte[] half = Arrays.copyOf(POST, 10);
        return Stream.of(
                of("4.1 frames of unknown types", c -> c.send(0x16, 0xff, 0, new byte[8]).get(1, "/"), "200 index"),
                of("4.1 flags that mean nothing", c -> c.send(6, 0x16, 0, new byte[8]).get(1, "/"), "200 index"),
                of("4.1 the reserved bit", c -> c.send(6, 0, 1 << 31, new byte[8]).get(1, "/"), "200 index"),
                of("4.2 the largest frame", c -> c.post(1, "/").data(1, true, new byte[16_384]), "200 16384 bytes"),
                of("5.3 priorities",
                        c -> c.send(2, 0, 1, hex("00 00 00 00 10")).get(1, "/").send(2, 0, 1, hex("00 00 00 03 10")), "200 index"),
                of("6.1 padding", c -> c.post(1, "/").send(0, END | 8, 1, hex("02 61 62 63 00 00")), "200 3 bytes"),
                of("6.2 padding and priority",
                        c -> c.send(1, WHOLE | END | 0x28, 1, joined(hex("02 00 00 00 00 10"), GET, new byte[2])), "200 index"),
                of("6.5 settings that nobody knows", c -> c.send(4, 0, 0, setting(0xff, 7)).get(1, "/"), "200 index"),
                of("6.5 no header table", c -> c.send(4, 0, 0, setting(1, 0)).get(1, "/"), "200 index"),
                of("6.7 an acknowledgement", c -> c.send(6, 1, 0, new byte[8]).get(1, "/"), "200 index"),
                of("6.9 a window of 1 byte", c -> c.send(4, 0, 0, setting(4, 1)).get(1, "/").send(8, 0, 1, number(10)), "200 index"),
                of("6.9.2 a window that was negative", c -> c.send(4, 0, 0, setting(4, 3)).get(1, "/").send(4, 0, 0, setting(4, 0))
                        .send(4, 0, 0, setting(4, 100)), "200 index"),
                of("6.10 a block of many frames", c -> c.send(1, 0, 1, half).send(9, 0, 1, new byte[0])
                        .send(9, WHOLE, 1, Arrays.copyOfRange(POST, 10, POST.length)).data(1, true, new byte[2]), "200 2 bytes"),
                of("7 unknown codes",
                        c -> c.post(1, "/").send(3, 0, 1, number(0xff)).get(3, "/").send(7, 0, 0, joined(number(0), number(0xff)))
                        .get(1 + 4, "/"), "200 index"),
                of("8.1 fields after the body",
                        c -> c.post(1, "/").data(1, false, new byte[4]).send(1, WHOLE | END, 1, block("x-sum", "1")),
                        "200 4 bytes"),
                of("8.2.3 cookies one by one",
                        c -> c.send(1, WHOLE | END, 1, request("GET", "/", "cookie", "a=1", "cookie", "b=2")), "200 index"),
                of("RFC 7541 4.4 a field larger than the table", c -> c.send(1, WHOLE | END, 1,
                        joined(hex("3e"), request("GET", "/"), hex("40 05 78 2d 62 69 67 04 76 76 76 76"))), "200 index"));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void whatIsAllowedIsServed(Case allowed) throws Exception {
        try (FrameClient client = FrameClient.open(SERVER)) {
            allowed.frames.to(client);
            int stream = allowed.name.startsWith("7 ") ? 5 : 1;
            assertThat(client.response(stream)).isEqualTo(allowed.expected[0]);
        }
    }

    @Test
    void aWrongPrefaceIsNoHttp2() throws Exception {
        try (FrameClient client = FrameClient.silent(SERVER).raw("PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n".getBytes(StandardCharsets.US_ASCII))) {
            assertThat(client.complaint()).isEqualTo("GOAWAY PROTOCOL_ERROR");
        }
    }

    @Test
    void settingsAreAcknowledgedAndPingsAnswered() throws Exception {
        try (FrameClient client = FrameClient.open(SERVER)) {
            Frame settings = client.next(Frame.SETTINGS);
            assertThat(settings).isNotNull();
            assertThat(client.next(Frame.SETTINGS)).matches(frame -> frame.has(Frame.ACK) && frame.length() == 0);
            client.send(Frame.PING, 0, 0, hex("01 02 03 04 05 06 07 08"));
            assertThat(client.next(Frame.PING))
                    .matches(frame -> frame.has(Frame.ACK) && Arrays.equals(frame.bytes(), hex("0102030405060708")));
        }
    }
}

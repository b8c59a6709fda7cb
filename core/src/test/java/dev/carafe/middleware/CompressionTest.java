package dev.carafe.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.http.StreamBody;
import dev.carafe.http.header.ETag;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressionTest {
    private static final String LONG = "a long text ".repeat(200);
    private final App app = App.create("app").get("/", req -> Response.text(LONG).etag(ETag.strong("1")).conditional());
    private final Request request = Request.of("GET", "/").withHeader("Accept-Encoding", "gzip");

    @Test
    void textIsCompressed() throws IOException {
        Response response = app.wrap(Compression.create()).handle(request);
        assertThat(response.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(response.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(response.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(response.data()).hasSizeLessThan(200);
        assertThat(plain(response.data())).isEqualTo(LONG);
    }

    @ParameterizedTest
    @CsvSource({"gzip, gzip", "'x-deflate;q=0, *', gzip", "'*;q=0', ", "*, x-deflate", "identity, ", "'gzip;q=0.5, identity', ",
            "'gzip;q=0.5, identity;q=0.4', gzip",
            "'deflate, br', ", "'', ", "GZIP, gzip", "'x-deflate, gzip;q=0.9', x-deflate", "'x-deflate;q=0.1, gzip;q=0.2', gzip",
            "'gzip, x-deflate', x-deflate"})
    void clientChoosesTheCoding(String accepted, String coding) {
        app.wrap(Compression.create().coding("x-deflate", DeflaterOutputStream::new));
        Response response = app.handle(request.withHeader("Accept-Encoding", accepted));
        assertThat(response.header("Content-Encoding")).isEqualTo(coding);
        assertThat(response.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(response.header("ETag")).isEqualTo(coding == null ? "\"1\"" : "W/\"1\"");
    }

    @ParameterizedTest
    @CsvSource({"text/html, gzip", "application/json, gzip", "application/problem+json, gzip", "image/svg+xml, gzip", "image/png, ",
            "application/zip, ", "font/woff2, ", "video/mp4, ", "application/octet-stream, "})
    void onlyWhatGetsSmallerIsCompressed(String type, String coding) {
        app.get("/typed", req -> Response.bytes(LONG.getBytes(StandardCharsets.UTF_8)).contentType(type)).wrap(Compression.create());
        assertThat(app.handle(request.withTarget("/typed")).header("Content-Encoding")).isEqualTo(coding);
    }

    @Test
    void smallPackedPartialAndUntransformableStay() {
        app.get("/small", req -> "x".repeat(1023)).get("/packed", req -> Response.text(LONG).header("Content-Encoding", "br"))
                .get("/kept", req -> Response.text(LONG).header("Cache-Control", "public, no-transform"))
                .wrap(Compression.create().except(req -> req.path().equals("/") && req.args().contains("secret")));
        for (String path : new String[] {"/small", "/kept", "/?secret=1"}) {
            assertThat(app.handle(request.withTarget(path)).header("Content-Encoding")).as(path).isNull();
            assertThat(app.handle(request.withTarget(path)).header("Vary")).as(path).isNull();
        }
        assertThat(app.handle(request.withTarget("/packed")).header("Content-Encoding")).isEqualTo("br");
        assertThat(app.handle(request.withHeader("Cache-Control", "no-transform")).header("Content-Encoding")).isNull();
        Response part = app.handle(request.withHeader("Range", "bytes=0-1499"));
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Encoding")).isNull();
        assertThat(part.data()).hasSize(1500);
    }

    @Test
    void headHasTheFieldsOfGet() {
        Response response = app.wrap(Compression.create()).handle(request.withMethod("HEAD"));
        assertThat(response.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(response.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(response.header("Content-Length")).isNull();
        assertThat(response.data()).isEmpty();
    }

    @Test
    void clientThatHasTheVersionGets304() {
        app.wrap(Compression.create());
        String tag = app.handle(request).header("ETag");
        Response response = app.handle(request.withHeader("If-None-Match", String.valueOf(tag)));
        assertThat(response.status()).isEqualTo(304);
        assertThat(response.header("ETag")).isEqualTo(tag);
        assertThat(response.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(response.header("Content-Encoding")).isNull();
    }

    @Test
    void streamIsCompressedWhileItIsSentAndFlushed() throws Exception {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        StreamBody body = out -> {
            out.write("first".getBytes(StandardCharsets.UTF_8));
            out.flush();
            GZIPInputStream soFar = new GZIPInputStream(new ByteArrayInputStream(sent.toByteArray()));
            assertThat(new String(soFar.readNBytes(5), StandardCharsets.UTF_8)).isEqualTo("first");
            out.write(" second".getBytes(StandardCharsets.UTF_8));
        };
        new CodedBody(body, out -> new GZIPOutputStream(out, 512, true)).writeTo(sent);
        assertThat(plain(sent.toByteArray())).isEqualTo("first second");

        app.get("/stream", req -> Response.events(events -> events.send("hello"))).wrap(Compression.create());
        Response events = app.handle(request.withTarget("/stream"));
        assertThat(events.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(plain(events.data())).contains("data: hello");
    }

    @Test
    void streamThatIsCutDoesNotLookWhole() {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        StreamBody body = out -> {
            out.write(1);
            out.flush();
            throw new IllegalStateException("cut");
        };
        assertThatThrownBy(() -> new CodedBody(body, out -> new GZIPOutputStream(out, 512, true)).writeTo(sent)).hasMessage("cut");
        assertThatThrownBy(() -> plain(sent.toByteArray())).isInstanceOf(EOFException.class);
    }

    private static String plain(byte[] coded) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(coded)).readAllBytes(), StandardCharsets.UTF_8);
    }
}

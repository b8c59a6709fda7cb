package dev.carafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.http.ServerSentEvent;
import dev.carafe.middleware.Compression;
import dev.carafe.middleware.ContentCoding;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What real clients and libraries make of compressed responses. */
@Timeout(120)
class CompressionClientsTest {
    private static final String TEXT = "Around the handlers. ".repeat(500);

    @AutoClose
    private final App app = App.create("compressed").get("/text", req -> Response.text(TEXT))
            .get("/stream", req -> Response.stream(out -> {
                for (int i = 0; i < 10; i++) {
                    out.write("Around the handlers. ".repeat(50).getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            }).contentType("text/plain"))
            .get("/events", req -> Response.events(events -> {
                events.send(ServerSentEvent.of("one"));
                events.send(ServerSentEvent.of("two"));
            }))
            .get("/image", req -> Response.bytes(TEXT.getBytes(StandardCharsets.UTF_8)).contentType("image/png"));

    private interface Decoder {
        InputStream decode(InputStream in) throws Exception;
    }

    @Test
    void brotliIsReadByItsLibrary() throws Exception {
        assumeTrue(Brotli4jLoader.isAvailable(), "Brotli4j has no library for this machine: brotli is not tested.");
        assertReadBack("br", BrotliOutputStream::new, BrotliInputStream::new);
    }

    @Test
    void zstdIsReadByItsLibrary() throws Exception {
        assertReadBack("zstd", ZstdOutputStream::new, ZstdInputStream::new);
    }

    private void assertReadBack(String name, ContentCoding coding, Decoder decoder) throws Exception {
        app.wrap(Compression.create().coding(name, coding));
        for (String path : List.of("/text", "/stream")) {
            Response response = app.handle(Request.of("GET", path).withHeader("Accept-Encoding", "gzip, deflate, br, zstd"));
            assertThat(response.header("Content-Encoding")).isEqualTo(name);
            assertThat(response.data()).hasSizeLessThan(TEXT.length() / 2);
            assertThat(decoder.decode(new ByteArrayInputStream(response.data())).readAllBytes()).asString().isEqualTo(TEXT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/text", "/stream"})
    void curlReadsWhatItAskedFor(String path) throws Exception {
        app.wrap(Compression.create().coding("zstd", ZstdOutputStream::new));
        String url = app.start().uri() + path;
        assertThat(curl("--compressed", url)).isEqualTo(TEXT);
        assertThat(curl("--compressed", "-o", "/dev/null", "-w", "%{size_download} %header{vary}", url))
                .matches("\\d{2,3} Accept-Encoding|\\d{2,4} Accept-Encoding");
        assertThat(curl(url)).isEqualTo(TEXT);
    }

    @Test
    void curlReadsEventsAndWhatIsNotCompressed() throws Exception {
        app.wrap(Compression.create());
        String uri = app.start().uri().toString();
        assertThat(curl("--compressed", uri + "/events")).contains("data: one\n\ndata: two\n\n");
        assertThat(curl("--compressed", uri + "/image")).isEqualTo(TEXT);
        assertThat(curl("--compressed", "-I", uri + "/text")).containsIgnoringCase("Content-Encoding: gzip");
    }

    @Test
    void curlResumesACompressedCopy(@TempDir Path root) throws Exception {
        Files.createDirectories(root.resolve("static"));
        Files.writeString(root.resolve("static/app.css"), TEXT);
        try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(root.resolve("static/app.css.gz")))) {
            gzip.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        String url = app.root(root).start().uri() + "/static/app.css";
        Path half = root.resolve("half");
        curl("-H", "Accept-Encoding: gzip", "-r", "0-19", "-o", half.toString(), url);
        assertThat(Files.size(half)).isEqualTo(20);
        curl("-H", "Accept-Encoding: gzip", "-C", "-", "-o", half.toString(), url);
        assertThat(new GZIPInputStream(Files.newInputStream(half)).readAllBytes()).asString().isEqualTo(TEXT);
        assertThat(curl("--compressed", url)).isEqualTo(TEXT);
    }

    @Test
    void nginxKeepsOneCopyForEachCoding(@TempDir Path home) throws Exception {
        int port = app.wrap(Compression.create()).start().port();
        try (ReverseProxy nginx = ReverseProxy.nginx(home, """
                proxy_cache_valid 200 1m;
                location / { proxy_pass http://127.0.0.1:%d; proxy_http_version 1.1; proxy_cache kept;
                        add_header X-Cache $upstream_cache_status; }
                } proxy_cache_path %s/kept keys_zone=kept:1m; server { listen unix:%s/unused;
                """.formatted(port, home, home))) {
            String socket = home.resolve("s").toString();
            for (int i = 0; i < 2; i++) {
                assertThat(curl("--unix-socket", socket, "--compressed", "http://a/text")).isEqualTo(TEXT);
                assertThat(curl("--unix-socket", socket, "http://a/text")).isEqualTo(TEXT);
            }
            assertThat(nginx.get("/text")).contains("X-Cache: HIT").endsWith(TEXT);
        }
    }

    private static String curl(String... arguments) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "There is no /usr/bin/curl: what curl reads is not tested.");
        List<String> command = new ArrayList<>(List.of("/usr/bin/curl", "-sS", "--max-time", "60"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}

package dev.carafe.server.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carafe.App;
import dev.carafe.http.Response;
import dev.carafe.server.Server;
import dev.carafe.server.TestCertificate;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that others have written; those that are not here are skipped. */
class Http2ToolsTest {
    private static final int LARGE = 3_000_000;
    private static final Server CLEAR = clear();
    private static final Server SECURE = secure();

    @TempDir
    Path folder = Path.of("");

    private static App app() {
        App app = App.create("tools")
                .get("/", req -> "HTTP/" + req.httpVersion() + " " + req.scheme())
                .get("/json", req -> Map.of("Hello", "World!"))
                .get("/large", req -> Response.bytes(new byte[LARGE]))
                .get("/parts", req -> List.of("one", "two").iterator())
                .post("/length", req -> req.bytes().length + " bytes")
                .post("/unread", req -> "unread");
        app.config().set("HTTP2", true).set("MAX_CONTENT_LENGTH", LARGE);
        return app;
    }

    private static Server clear() {
        return app().start(0);
    }

    private static Server secure() {
        App app = app();
        app.config().set("CERTFILE", TestCertificate.get().certfile()).set("KEYFILE", TestCertificate.get().keyfile());
        return app.start(0);
    }

    @AfterAll
    static void stop() {
        CLEAR.close();
        SECURE.close();
    }

    private static String run(String program, String... arguments) throws IOException {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(each -> Files.isExecutable(Path.of(each, program))), "There is no " + program + " here to speak HTTP/2 with.");
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void curlComesToItInThreeWays() throws Exception {
        assertThat(run("curl", "-s", "--http2-prior-knowledge", CLEAR.uri() + "/")).isEqualTo("HTTP/2.0 http");
        assertThat(run("curl", "-s", "--http2", CLEAR.uri() + "/")).isEqualTo("HTTP/2.0 http");
        assertThat(run("curl", "-sk", "--http2", SECURE.uri() + "/")).isEqualTo("HTTP/2.0 https");
        assertThat(run("curl", "-sk", "--http1.1", SECURE.uri() + "/")).isEqualTo("HTTP/1.1 https");
        assertThat(run("curl", "-s", "--http1.1", CLEAR.uri() + "/")).isEqualTo("HTTP/1.1 http");
    }

    @Test
    void curlUploadsWhatIsReadWhatIsNotAndWhatIsTooLarge() throws Exception {
        String large = "@" + Files.write(folder.resolve("large"), new byte[LARGE]);
        String larger = "@" + Files.write(folder.resolve("larger"), new byte[LARGE + 1]);
        assertThat(upload(large, "/length")).isEqualTo(LARGE + " bytes");
        assertThat(upload(large, "/unread")).isEqualTo("unread");
        assertThat(upload(larger, "/length"))
                .contains("<title>413 Request Entity Too Large</title>");
    }

    private static String upload(String file, String path) throws IOException {
        return run("curl", "-s", "--http2-prior-knowledge", "--data-binary", file, CLEAR.uri() + path);
    }

    @Test
    void nghttpReadsResponsesOfAllKinds() throws Exception {
        assertThat(run("nghttp", CLEAR.uri() + "/")).isEqualTo("HTTP/2.0 http");
        assertThat(run("nghttp", "-u", CLEAR.uri() + "/")).as("by an upgrade").isEqualTo("HTTP/2.0 http");
        assertThat(run("nghttp", SECURE.uri() + "/parts")).isEqualTo("onetwo");
        assertThat(run("nghttp", CLEAR.uri() + "/large")).hasSize(LARGE);
    }

    @Test
    void h2loadGetsAllResponses() throws Exception {
        assertThat(run("h2load", "-n", "2000", "-c", "4", "-m", "50", CLEAR.uri() + "/json")).contains("2000 succeeded, 0 failed");
        assertThat(run("h2load", "-n", "60", "-c", "2", "-m", "30", "-w", "16", "-W", "16", CLEAR.uri() + "/large"))
                .as("through small windows").contains("60 succeeded, 0 failed");
        assertThat(run("h2load", "-n", "500", "-c", "4", "-m", "10", SECURE.uri() + "/json")).contains("500 succeeded, 0 failed");
    }

    @Test
    void chromiumChoosesItWithinTls() throws Exception {
        assertThat(run("chromium-headless-shell", "--no-sandbox", "--ignore-certificate-errors", "--user-data-dir=" + folder, "--dump-dom",
                SECURE.uri() + "/")).contains("HTTP/2.0 https");
    }

    @Test
    void theClientOfTheJdkSpeaksItInClearAndWithinTls() throws Exception {
        for (URI uri : List.of(CLEAR.uri(), SECURE.uri())) {
            HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2)
                    .sslContext(TestCertificate.get().client()).build();
            HttpResponse<String> response = client.send(HttpRequest.newBuilder(uri.resolve("/")).build(), BodyHandlers.ofString());
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(response.body()).isEqualTo("HTTP/2.0 " + uri.getScheme());
            HttpRequest upload = HttpRequest.newBuilder(uri.resolve("/length")).expectContinue(true)
                    .POST(BodyPublishers.ofByteArray(new byte[LARGE])).build();
            assertThat(client.send(upload, BodyHandlers.ofString()).body()).isEqualTo(LARGE + " bytes");
            HttpRequest large = HttpRequest.newBuilder(uri.resolve("/large")).build();
            assertThat(client.send(large, BodyHandlers.ofByteArray()).body()).hasSize(LARGE);
        }
    }

    @Test
    void aServerThatIsNotAskedForItSpeaksHttp11Only() throws Exception {
        try (Server server = App.create("plain").get("/", req -> "HTTP/" + req.httpVersion()).start(0)) {
            assertThat(run("curl", "-s", "--http2", server.uri() + "/")).isEqualTo("HTTP/1.1");
            try (FrameClient client = FrameClient.open(server)) {
                assertThat(client.complaint()).isNotEqualTo("GOAWAY NO_ERROR");
            }
        }
    }
}

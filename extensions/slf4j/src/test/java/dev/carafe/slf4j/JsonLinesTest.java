package dev.carafe.slf4j;

import static dev.carafe.Carafe.withRequest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carafe.App;
import dev.carafe.http.Response;
import dev.carafe.middleware.RequestId;
import dev.carafe.testing.TestClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A service whose log is JSON by Logback alone: each line of a request has its id. */
@Timeout(120)
class JsonLinesTest {
    /** The service, as a program of its own: what it logs is on its standard output. */
    static final class Shop {
        private Shop() { }

        public static void main(String[] args) {
            app().run(args);
        }

        static App app() {
            App app = App.create("shop");
            return app
                    .get("/buy", req -> {
                        app.logger().log(Level.INFO, "bought a book");
                        Thread thread = Thread.ofVirtual().start(withRequest(() -> LoggerFactory.getLogger("post").info("packed")));
                        thread.join();
                        return Response.stream(out -> {
                            LoggerFactory.getLogger("post").info("sent");
                            out.write("thanks".getBytes(StandardCharsets.UTF_8));
                        });
                    })
                    .get("/mdc", req -> String.valueOf(MDC.get("request_id")))
                    .get("/failed", req -> {
                        throw new IllegalStateException("on purpose");
                    })
                    .wrap(RequestId.create().fromProxy());
        }
    }

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void everyLineIsJsonAndThoseOfARequestHaveItsId() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                Shop.class.getName(), "--port", "0").redirectErrorStream(true).start();
        try (BufferedReader log = process.inputReader(StandardCharsets.UTF_8)) {
            String running = awaitLine(log, "Running on ").get("message").textValue();
            URI uri = URI.create(running.substring("Running on ".length(), running.indexOf(" (")));

            assertThat(get(uri, "/buy", "id-1")).isEqualTo("thanks");
            assertThat(linesUntil(log, "GET /buy")).containsExactly("shop bought a book id-1", "post packed id-1", "post sent id-1",
                    "dev.carafe.access GET /buy id-1");
            get(uri, "/failed", "id-2");
            assertThat(linesUntil(log, "GET /failed 1.1 500")).containsExactly("shop Exception on request GET /failed id-2",
                    "dev.carafe.access GET /failed id-2");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void documentationShowsTheConfigurationOfThisTest() throws IOException {
        assertThat(Files.readString(Path.of("../../docs/logging.md")))
                .contains(Files.readString(Path.of("src/test/resources/logback-test.xml")));
    }

    @Test
    void noIdIsLeftBehind() {
        TestClient client = TestClient.of(Shop.app());
        assertThat(client.header("X-Request-ID", "id-3").get("/mdc").text()).isEqualTo("id-3");
        assertThat(MDC.get("request_id")).isNull();
    }

    private JsonNode awaitLine(BufferedReader log, String message) throws IOException {
        while (true) {
            JsonNode line = mapper.readTree(log.readLine());
            if (line.get("message").textValue().startsWith(message)) {
                return line;
            }
        }
    }

    /** Logger, message and request id of each line, without the client and the figures of the access log. */
    private List<String> linesUntil(BufferedReader log, String last) throws IOException {
        List<String> lines = new ArrayList<>();
        while (true) {
            JsonNode line = mapper.readTree(log.readLine());
            String message = line.get("message").textValue();
            String told = message.replaceFirst("^127\\.0\\.0\\.1:\\d+ (GET \\S+) .*", "$1");
            lines.add(line.get("loggerName").textValue() + " " + told + " " + line.get("mdc").path("request_id").asText());
            if (message.contains(last) && line.get("loggerName").textValue().equals("dev.carafe.access")) {
                return lines;
            }
        }
    }

    private static String get(URI uri, String path, String id) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri.resolve(path)).header("X-Request-ID", id).build(), BodyHandlers.ofString()).body();
        }
    }
}

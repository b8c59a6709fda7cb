package dev.carafe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** An app as a program of its own: what it prints, and how it ends. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class RunTest {
    /** The program; a byte on its standard input lets a request to {@code /wait} end. */
    static final class People {
        private People() { }

        public static void main(String[] args) {
            App.create("people")
                    .get("/api", req -> "Hello")
                    .get("/failed", req -> {
                        throw new IllegalStateException("on purpose");
                    })
                    .get("/wait", req -> {
                        System.out.println("waiting");
                        return "read " + System.in.read();
                    })
                    .run(args);
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;
    private BufferedReader out;
    private BufferedReader log;
    private URI uri;

    @BeforeEach
    void start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder program = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                People.class.getName(), "--port", "0");
        program.environment().put("CARAFE_SHUTDOWN_DRAIN", "5"); // a slow machine must not miss it
        process = program.start();
        out = process.inputReader(UTF_8);
        log = process.errorReader(UTF_8);
        assertThat(out.readLine()).isEqualTo(" * Serving Carafe app 'people'");
        assertThat(out.readLine()).isEqualTo(" * Environment: production");
        assertThat(out.readLine())
                .isEqualTo(" * Please use a service manager to run this server directly in production");
        assertThat(out.readLine()).isEqualTo(" * Debug mode: False");
        String running = out.readLine();
        assertThat(running).matches(" \\* Running on http://127\\.0\\.0\\.1:\\d+ \\(CTRL \\+ C to quit\\)");
        uri = URI.create(running.substring(" * Running on ".length(), running.indexOf(" (CTRL")));
        assertThat(log.readLine()).matches("\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}] Running on " + uri
                + " \\(CTRL \\+ C to quit\\)");
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void everyRequestIsALineOfTheLog() throws Exception {
        assertThat(get("/api?secret=1").body()).isEqualTo("Hello");
        assertThat(log.readLine()).matches("\\[[-0-9: ,]+] 127\\.0\\.0\\.1:\\d+ GET /api 1\\.1 200 5 \\d+");
        assertThat(get("/missing").statusCode()).isEqualTo(404);
        assertThat(log.readLine()).matches("\\[[-0-9: ,]+] 127\\.0\\.0\\.1:\\d+ GET /missing 1\\.1 404 \\d+ \\d+");
    }

    @Test
    void anUnexpectedExceptionIsInTheLogWithItsTrace() throws Exception {
        assertThat(get("/failed").body()).doesNotContain("on purpose");
        assertThat(log.readLine()).matches("\\[[-0-9: ,]+] ERROR in people: Exception on request GET /failed");
        assertThat(log.readLine()).isEqualTo("java.lang.IllegalStateException: on purpose");
        assertThat(log.readLine()).startsWith("\tat dev.carafe.RunTest$People");
    }

    @Test
    void aTerminationLetsRequestsEndAndExitsWith0() throws Exception {
        assertEndsInGoodOrder("TERM");
    }

    @Test
    void anInterruptLetsRequestsEndAndExitsWith0() throws Exception {
        assumeFalse(interruptsAreIgnored(), "Whoever started this program has it ignore SIGINT, and so do its children.");
        assertEndsInGoodOrder("INT");
    }

    private void assertEndsInGoodOrder(String signal) throws Exception {
        CompletableFuture<HttpResponse<String>> inFlight = http.sendAsync(request("/wait"), BodyHandlers.ofString());
        assertThat(out.readLine()).isEqualTo("waiting");
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor()).isZero();
        awaitGoodbye();
        process.outputWriter().append('x').flush();
        assertThat(inFlight.get().body()).isEqualTo("read 120");
        assertThat(inFlight.get().headers().firstValue("Connection")).hasValue("close");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    /** Sends requests, none of which is lost, until a response says that the server is about to go. */
    private void awaitGoodbye() throws Exception {
        HttpResponse<String> response = get("/api");
        while (response.headers().firstValue("Connection").isEmpty()) {
            assertThat(response.body()).isEqualTo("Hello");
            response = get("/api");
        }
        assertThat(response.body()).isEqualTo("Hello");
    }

    private HttpResponse<String> get(String target) throws Exception {
        return http.send(request(target), BodyHandlers.ofString());
    }

    private HttpRequest request(String target) {
        return HttpRequest.newBuilder(uri.resolve(target)).build();
    }

    private static boolean interruptsAreIgnored() throws IOException {
        String ignored = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("SigIgn:"))
                .findFirst().orElseThrow();
        return (Long.parseUnsignedLong(ignored.substring("SigIgn:".length()).strip(), 16) & 2) != 0;
    }
}

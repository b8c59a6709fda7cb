package dev.carafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carafe.support.Browser;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of its own that runs with {@code --reload}, while its sources are edited. */
class ReloadTest {
    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final long SECONDS = 60;

    private static final String TOKEN = "s3same";

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
    private final Path project;
    private @Nullable Process program;

    ReloadTest(@TempDir Path folder) throws IOException {
        project = folder;
        Files.createDirectories(project.resolve("target/classes"));
        write("src/main/java/demo/Words.java", """
                package demo;
                class Words {
                    static final String GREETING = "one";
                }
                """);
        write("src/main/resources/note.txt", "first note");
        write("src/main/java/demo/Main.java", """
                package demo;
                import dev.carafe.App;
                public class Main {
                    public static void main(String[] args) {
                        App app = App.create(Main.class)
                                .get("/", req -> Words.GREETING)
                                .get("/note", req -> Main.class.getResourceAsStream("/note.txt"))
                                .websocket("/ws", ws -> ws.texts().forEach(text -> ws.send(Words.GREETING + " " + text)))
                                .get("/boom", req -> { throw new IllegalStateException("boom"); })
                                .onStart(() -> System.getLogger("demo").log(System.Logger.Level.INFO, "starting " + Words.GREETING))
                                .onStopping(() -> System.out.println("stopping " + Words.GREETING))
                                .onStop(() -> System.out.println("stopped " + Words.GREETING));
                        System.exit(app.execute(args));
                    }
                }
                """);
    }

    @AfterEach
    void stop() {
        if (program != null) {
            program.destroyForcibly().onExit().join();
        }
    }

    @Test
    void editedSourceIsAnsweredAtOnceFromTheSamePort() throws Exception {
        URI server = start();
        assertThat(get(server).body()).isEqualTo("one");

        edit("\"one\"", "\"two\"");
        assertThat(get(server).body()).isEqualTo("two");
        awaitOutput("stopping one");
        awaitOutput("stopped one");

        edit("\"two\"", "\"three\"");
        assertThat(get(server).body()).isEqualTo("three");
        awaitOutput("stopped two");
        assertThat(get(server.resolve("/boom")).body()).contains("IllegalStateException: boom", "src/main/java/demo/Main.java:");
    }

    @Test
    void socketStaysWithTheVersionThatOpenedIt() throws Exception {
        URI server = start();
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        WebSocket socket = open(server, heard);
        socket.sendText("a", true).join();
        assertThat(heard.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo("one a");

        edit("\"one\"", "\"two\"");
        assertThat(get(server).body()).isEqualTo("two");
        open(server, heard).sendText("b", true).join();
        assertThat(heard.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo("two b");
        socket.sendText("c", true).join();
        assertThat(heard.poll(SECONDS, TimeUnit.SECONDS)).isEqualTo("one c");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        awaitOutput("stopped one");
    }

    private WebSocket open(URI server, BlockingQueue<String> heard) {
        return http.newWebSocketBuilder().buildAsync(URI.create("ws://" + server.getAuthority() + "/ws"), new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                heard.add(text.toString());
                socket.request(1);
                return null;
            }
        }).join();
    }

    @Test
    void editedResourceIsAnsweredAtOnce() throws Exception {
        URI server = start();
        assertThat(get(server.resolve("/note")).body()).isEqualTo("first note");

        write("src/main/resources/note.txt", "second note");

        assertThat(get(server.resolve("/note")).body()).isEqualTo("second note");
    }

    @Test
    void programGoesOnWhenItsClassesAreDeletedAsByMvnClean() throws Exception {
        URI server = start();
        assertThat(get(server).body()).isEqualTo("one");

        deleteTarget();
        edit("\"one\"", "\"two\"");

        assertThat(get(server).body()).isEqualTo("two");
    }

    @Test
    void whatKeepsTheSourcesFromBeingCompiledIsShownUntilTheyAre() throws Exception {
        URI server = start();
        assertThat(get(server).body()).isEqualTo("one");

        deleteTarget();
        write("target", "no folder");
        edit("\"one\"", "\"two\"");
        assertThat(get(server).body()).contains("The project can't be compiled", "FileAlreadyExistsException");

        Files.delete(project.resolve("target"));
        edit("\"two\"", "\"three\"");
        assertThat(get(server).body()).isEqualTo("three");
    }

    private void deleteTarget() throws IOException {
        try (Stream<Path> files = Files.walk(project.resolve("target"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Test
    void changeIsCompiledWithoutARequestToo() throws Exception {
        start();

        edit("\"one\"", "\"two\"");

        awaitOutput("Reloaded in ");
    }

    @Test
    void compileErrorIsShownUntilItIsMendedAndTheLastVersionIsStillThere() throws Exception {
        URI server = start();

        edit("\"one\";", "one;");
        HttpResponse<String> error = get(server);
        HttpResponse<String> page = get(server, "Accept", "text/html");

        assertThat(error.statusCode()).isEqualTo(500);
        assertThat(error.body()).startsWith("1 compile error\n")
                .contains("src/main/java/demo/Words.java:3: cannot find symbol", "  >    3 | ").doesNotContain("dependency");
        assertThat(page.body()).contains("<h1>1 compile error</h1>", "Last good version");
        String name = page.body().replaceAll("(?s).*data-broken=\"([0-9a-f]+)\".*", "$1");
        assertThat(get(server, "Cookie", "carafe-broken-build=" + name).body()).isEqualTo("one");
        assertThat(get(server, "X-Forwarded-For", "192.0.2.1").body()).isEqualTo("one");

        edit("one;", "\"two\";");
        assertThat(get(server, "Cookie", "carafe-broken-build=" + name).body()).isEqualTo("two");
    }

    @Test
    void importOfANewDependencyIsToldToNeedANewStart() throws Exception {
        URI server = start();

        edit("package demo;", "package demo;\nimport org.example.dependency.Added;");
        String hint = "The class path is that of the start: after adding a dependency, start the program again.";
        assertThat(get(server).body()).startsWith("1 compile error\n" + hint + "\n");
        assertThat(get(server, "Accept", "text/html").body()).contains(hint);
    }

    @Test
    void clickLeadsFromTheErrorToTheLastGoodVersion() throws Exception {
        Optional<Path> chromium = Browser.installed();
        assumeTrue(chromium.isPresent(), "No Chromium on the PATH: the page of a compile error is not tested in a browser.");
        URI server = start();
        edit("\"one\";", "one;");

        try (Browser browser = new Browser(chromium.get())) {
            browser.open(server.resolve("/?__debugger__=" + TOKEN));
            assertThat(browser.evaluate("document.querySelector('h1').innerText").asText()).isEqualTo("1 compile error");
            assertThat(browser.evaluate("document.querySelector('.marked').innerText").asText()).contains("GREETING = one;");

            browser.click("[data-broken]");
            browser.awaitLoad();
            assertThat(browser.evaluate("document.body.innerText").asText()).isEqualTo("one");
        }
    }

    @Test
    void appThatDoesNotStartIsShownUntilItIsMended() throws Exception {
        URI server = start();

        write("src/main/java/demo/Main.java", source("Main").replace("\"/note\"", "\"/note/<id:intt>\""));
        assertThat(get(server).body()).contains("Unknown converter 'intt'", "src/main/java/demo/Main.java:7");

        write("src/main/java/demo/Main.java", source("Main").replace("<id:intt>", "<id:int>"));
        assertThat(get(server).body()).isEqualTo("one");
    }

    @Test
    void whatAStartLogsLooksLikeTheRest() throws Exception {
        compile();
        launch();

        assertThat(awaitOutput("starting one")).matches("\\[[-0-9]+ [:0-9]+,\\d{3}] INFO in demo: starting one");
    }

    @Test
    void programOfKotlinIsToldWhatItsCompilerNeeds() throws Exception {
        compile();
        write("src/main/kotlin/Words.kt", "object Words");
        Files.move(project.resolve("src/main/java"), project.resolve("java"));

        assertThat(launch().waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        awaitOutput(("'--reload' has no compiler for the Kotlin of '%s'. Add 'org.jetbrains.kotlin:kotlin-compiler-embeddable' in the "
                + "version "
                + "of the project's Kotlin to the class path that it runs with, or run it without.").formatted(project));
        assertThat(program.exitValue()).isEqualTo(2);
    }

    private URI start() throws Exception {
        compile();
        launch();
        String running = awaitOutput(" * Running on ");
        return URI.create(running.substring(running.indexOf("http"), running.indexOf(" (")) + "/");
    }

    private void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assumeTrue(compiler != null, "No compiler in this Java: reloading is not tested.");
        Path classes = project.resolve("target/classes");
        int exit = compiler.run(null, null, null, "-d", classes.toString(), "-cp", CLASS_PATH,
                project.resolve("src/main/java/demo/Main.java").toString(), project.resolve("src/main/java/demo/Words.java").toString());
        assertThat(exit).isZero();
        Files.copy(project.resolve("src/main/resources/note.txt"), classes.resolve("note.txt"));
    }

    private Process launch() throws IOException {
        ProcessBuilder command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                project.resolve("target/classes") + ":" + CLASS_PATH, "demo.Main", "--reload", "--port", "0").redirectErrorStream(true);
        command.environment().put("CARAFE_DEBUG_TOKEN", TOKEN);
        program = command.start();
        BufferedReader reader = program.inputReader();
        Thread.ofVirtual().start(() -> reader.lines().forEach(output::add));
        return program;
    }

    private String awaitOutput(String part) throws InterruptedException {
        List<String> seen = new ArrayList<>();
        for (String line = next(); line != null; line = next()) {
            seen.add(line);
            if (line.contains(part)) {
                return line;
            }
        }
        throw new AssertionError("'" + part + "' was not printed: " + seen);
    }

    private @Nullable String next() throws InterruptedException {
        return output.poll(SECONDS, TimeUnit.SECONDS);
    }

    private HttpResponse<String> get(URI uri, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(SECONDS))
                .header("Cookie", "carafe_debugger=" + TOKEN);
        return http.send((headers.length == 0 ? request.header("Accept", "*/*") : request.headers(headers)).build(),
                BodyHandlers.ofString());
    }

    private void edit(String from, String to) throws IOException {
        write("src/main/java/demo/Words.java", source("Words").replace(from, to));
    }

    private String source(String type) throws IOException {
        return Files.readString(project.resolve("src/main/java/demo/" + type + ".java"));
    }

    private void write(String file, String text) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}

package dev.carafe.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A page in a Chromium without a window, driven by the DevTools protocol over the JDK's own WebSocket. */
public final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LISTENING = "DevTools listening on ";
    private static final long SECONDS = 30;
    private static final int ATTEMPTS = 100;

    private final Path profile;
    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final List<String> complaints = new ArrayList<>();
    private String session = "";
    private int id;

    /** Starts a browser, which {@link #installed} found. */
    public Browser(Path program) throws Exception {
        this(program, Files.createTempDirectory("browser"));
    }

    /** Starts a browser with an empty folder for its profile, which is deleted in the end. */
    Browser(Path program, Path profile) throws Exception {
        this.profile = profile;
        try {
            process = new ProcessBuilder(program.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
                    "--user-data-dir=" + profile, "about:blank").redirectErrorStream(true).start();
        } catch (IOException e) {
            deleteProfile();
            throw e;
        }
        try {
            socket = HttpClient.newHttpClient().newWebSocketBuilder()
                    .buildAsync(URI.create(address(process.inputReader())), new Listener()).get(SECONDS, TimeUnit.SECONDS);
            String target = call("Target.createTarget", Map.of("url", "about:blank")).get("targetId").asText();
            session = call("Target.attachToTarget", Map.of("targetId", target, "flatten", true)).get("sessionId").asText();
            call("Runtime.enable", Map.of());
            call("Log.enable", Map.of());
            call("Page.enable", Map.of());
            call("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        } catch (Exception e) {
            end();
            throw e;
        }
    }

    /** The browser of this machine, by its usual names. */
    public static Optional<Path> installed() {
        return Stream.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst();
    }

    private static String address(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(LISTENING)) {
                return line.substring(LISTENING.length());
            }
        }
        throw new IOException("The browser ended before it listened.");
    }

    /** Opens a page and waits until it is there. */
    public void open(URI page) throws Exception {
        call("Page.navigate", Map.of("url", page.toString()));
        awaitLoad();
    }

    /** Waits until a page is there that has begun to load. */
    public void awaitLoad() throws Exception {
        String happened = "";
        while (!happened.equals("Page.loadEventFired")) {
            happened = next().path("method").asText();
        }
    }

    /** Sets the size of the window and the colours that the user prefers: {@code "light"} or {@code "dark"}. */
    public void look(int width, int height, String colours) throws Exception {
        call("Emulation.setDeviceMetricsOverride", Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        call("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    }

    /** The value of an expression in the page. */
    public JsonNode evaluate(String expression) throws Exception {
        JsonNode result = call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(result.get("exceptionDetails").toString());
        }
        return result.at("/result/value");
    }

    /** Waits until an element is there, and returns its text. */
    public String await(String selector) throws Exception {
        return evaluate("""
                new Promise(found => {
                  const look = () => {
                    const e = document.querySelector(%s);
                    if (e) { found(e.innerText); } else { setTimeout(look, 20); }
                  };
                  look();
                })""".formatted(JSON.writeValueAsString(selector))).asText();
    }

    /** Clicks in the middle of an element, as the mouse does. */
    public void click(String selector) throws Exception {
        JsonNode at = evaluate("""
                (() => { const e = document.querySelector(%s); e.scrollIntoView({block: 'center'});
                  const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()"""
                .formatted(JSON.writeValueAsString(selector)));
        for (String type : List.of("mousePressed", "mouseReleased")) {
            call("Input.dispatchMouseEvent", Map.of("type", type, "x", at.get(0).asDouble(), "y", at.get(1).asDouble(), "button", "left",
                    "clickCount", 1));
        }
    }

    /** What the console of the browser has complained of: errors of scripts, and what a policy has blocked. */
    public List<String> complaints() {
        return complaints;
    }

    /** The whole page as a PNG. */
    public byte[] screenshot() throws Exception {
        return Base64.getDecoder().decode(call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .get("data").asText());
    }

    private JsonNode call(String method, Map<String, ?> parameters) throws Exception {
        Map<String, Object> message = session.isEmpty() ? Map.of("id", ++id, "method", method, "params", parameters)
                : Map.of("id", ++id, "method", method, "params", parameters, "sessionId", session);
        socket.sendText(JSON.writeValueAsString(message), true).get(SECONDS, TimeUnit.SECONDS);
        JsonNode answer = next();
        while (answer.path("id").asInt() != id) {
            answer = next();
        }
        if (answer.has("error")) {
            throw new IllegalStateException(method + ": " + answer.get("error"));
        }
        return answer.get("result");
    }

    private JsonNode next() throws Exception {
        JsonNode message = messages.poll(SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new IllegalStateException("The browser says nothing for %d seconds.".formatted(SECONDS));
        }
        boolean complaint = switch (message.path("method").asText()) {
            case "Runtime.exceptionThrown" -> true;
            case "Runtime.consoleAPICalled" -> message.at("/params/type").asText().equals("error");
            case "Log.entryAdded" -> message.at("/params/entry/level").asText().equals("error");
            default -> false;
        };
        if (complaint) {
            complaints.add(message.get("params").toString());
        }
        return message;
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        end();
    }

    /** Ends all processes of the browser, which write to its profile as long as they live, and deletes that. */
    private void end() throws IOException {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        // Where nobody takes note of the end of orphans, as in some containers, they never seem to end.
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, 2, TimeUnit.SECONDS).join();
        deleteProfile();
    }

    /** Deletes the profile, and once more what a process that was ended late has written meanwhile. */
    private void deleteProfile() throws IOException {
        for (int attempt = 1; Files.exists(profile); attempt++) {
            try (Stream<Path> files = Files.walk(profile)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    messages.add(JSON.readTree(text.toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                text.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}

package dev.carafe.benchmarks.endurance;

import static dev.carafe.Carafe.g;
import static dev.carafe.Carafe.session;

import dev.carafe.App;
import dev.carafe.http.HttpException;
import dev.carafe.http.Response;
import dev.carafe.server.Server;
import dev.carafe.templates.Page;
import dev.carafe.templates.Templates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
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
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Sends 200,000 requests of many kinds to a server, among them uploads, failures and clients that go away, and prints what the process
 * holds after each tenth. It ends with 1 if the last tenth holds more than the first.
 */
public final class Soak {
    private static final int CLIENTS = 16;
    private static final String BOUNDARY = "------------------------d74496d66958873e";
    private static final String UPLOAD = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\r\n"
            + "x".repeat(700_000) + "\r\n--" + BOUNDARY + "--\r\n";

    private final App app;
    private final Server server;
    private final AtomicInteger wrong = new AtomicInteger();

    private Soak(Path folder) throws IOException {
        app = app(folder);
        server = app.start();
    }

    /** Runs it; an argument is another number of requests. */
    public static void main(String[] args) throws Exception {
        int requests = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        Path folder = Files.createTempDirectory("soak");
        Soak soak = new Soak(folder);
        soak.send(requests / 10, 0);
        Footprint first = Footprint.now();
        System.out.printf("%,9d requests: %s%n", requests / 10, first);
        Footprint last = first;
        for (int tenth = 1; tenth < 10; tenth++) {
            soak.send(requests / 10, tenth);
            last = Footprint.now();
            System.out.printf("%,9d requests: %s%n", requests / 10 * (tenth + 1), last);
        }
        soak.app.close();
        boolean flat = last.isFlatAgainst(first) && soak.wrong.get() == 0;
        System.out.printf("%d wrong responses; %s%n", soak.wrong.get(), flat ? "flat" : "NOT FLAT");
        System.exit(flat ? 0 : 1);
    }

    private static App app(Path folder) throws IOException {
        Path file = Files.write(folder.resolve("file.bin"), new byte[200_000]);
        Files.writeString(Files.createDirectories(folder.resolve("templates")).resolve("page.html"),
                "{% for i in range(n) %}<li>{{ name }} {{ i }}</li>{% endfor %}");
        App app = App.create("soak").root(folder).install(Templates.create());
        app.config().set("SECRET_KEY", "a long and random key").set("ACCESS_LOG", false).set("TESTING", true);
        return app
                .get("/plain", req -> "Hello")
                .get("/json/<int:id>", req -> Map.of("id", req.pathInt("id"), "name", "Ada"))
                .post("/echo", req -> req.json())
                .get("/page", req -> Page.render("page.html", Map.of("n", 50, "name", "<Ada>")))
                .get("/session", req -> {
                    session().set("n", session().getInt("n", 0) + 1);
                    return "in";
                })
                .post("/upload", req -> Long.toString(req.files().require("file").size()))
                .get("/file", req -> file)
                .get("/many", req -> Stream.generate(() -> "x".repeat(1000)).limit(50))
                .get("/stream", req -> new ByteArrayInputStream(new byte[100_000]))
                .get("/events", req -> Response.events(events -> {
                    for (int i = 0; i < 5; i++) {
                        events.send("tick " + i);
                    }
                }))
                .get("/g", req -> {
                    g().set("big", new byte[10_000]);
                    return "g";
                })
                .get("/teapot", req -> {
                    throw new HttpException(418);
                });
    }

    private void send(int requests, int seed) throws InterruptedException {
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Random random = new Random(seed * 1000L + i);
            clients.add(Thread.ofVirtual().start(() -> {
                try (HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
                    for (int k = 0; k < requests / CLIENTS; k++) {
                        one(http, random.nextInt(16));
                    }
                } catch (IOException | InterruptedException e) {
                    System.out.println(e);
                    wrong.incrementAndGet();
                }
            }));
        }
        for (Thread client : clients) {
            client.join();
        }
    }

    private void one(HttpClient http, int kind) throws IOException, InterruptedException {
        switch (kind) {
            case 0 -> expect(http, 200, get("/plain"));
            case 1 -> expect(http, 200, get("/json/7"));
            case 2 -> expect(http, 200, post("/echo", "{\"a\":[1,2,3]}", "application/json"));
            case 3 -> expect(http, 400, post("/echo", "{\"a\":", "application/json"));
            case 4 -> expect(http, 200, get("/page"));
            case 5 -> expect(http, 200, get("/session"));
            case 6 -> expect(http, 200, post("/upload", UPLOAD, "multipart/form-data; boundary=" + BOUNDARY));
            case 7 -> expect(http, 200, get("/file"));
            case 8 -> expect(http, 200, get("/many"));
            case 9 -> expect(http, 200, get("/stream"));
            case 10 -> expect(http, 200, get("/events"));
            case 11 -> expect(http, 200, get("/g"));
            case 12 -> expect(http, 418, get("/teapot"));
            case 13 -> expect(http, 404, get("/nobody/" + System.nanoTime()));
            case 14 -> leave(http, get("/stream"));
            default -> expect(http, 405, post("/plain", "", "text/plain"));
        }
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(server.uri().resolve(path)).build();
    }

    private HttpRequest post(String path, String body, String type) {
        return HttpRequest.newBuilder(server.uri().resolve(path)).header("Content-Type", type)
                .POST(BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1)).build();
    }

    private void expect(HttpClient http, int status, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != status) {
            wrong.incrementAndGet();
            System.out.println(request.uri() + " " + response.statusCode());
        }
    }

    /** Goes away in the middle of a response. */
    private static void leave(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        http.send(request, BodyHandlers.ofInputStream()).body().close();
    }
}

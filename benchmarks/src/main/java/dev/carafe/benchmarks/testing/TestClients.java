package dev.carafe.benchmarks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.testing.TestClient;
import io.javalin.Javalin;
import io.javalin.testtools.HttpClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Requests a second, on one thread, by which test clients ask an app for {@code /person/7} and look at the status and the name. The
 * contenders take turns, three times; the best turn of each counts, for other work on the machine only adds time.
 */
public final class TestClients {
    private static final int ROUNDS = 3;
    private static final long TURN_NANOS = 4_000_000_000L;

    private TestClients() { }

    /** Prints the requests a second of each, and how many times those of the slower ones the first does. */
    public static void main(String[] args) throws IOException {
        Map<String, Contender> contenders = new LinkedHashMap<>();
        TestClient memory = TestClient.of(app());
        contenders.put("TestClient.of", () -> perSecond(() -> ask(memory)));
        TestClient live = TestClient.live(app());
        contenders.put("TestClient.live", () -> perSecond(() -> ask(live)));
        contenders.put("javalin-testtools", TestClients::javalin);
        contenders.put("Ktor test host", () -> KtorClient.perSecond(TURN_NANOS));
        contenders.put("Flask test_client", () -> flask(args.length > 0 ? args[0] : "flask_client.py"));

        Map<String, Double> best = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Contender> contender : contenders.entrySet()) {
                best.merge(contender.getKey(), contender.getValue().perSecond(), Math::max);
            }
        }
        double first = best.values().iterator().next();
        best.forEach((name, value) -> System.out.printf("%-20s %,10.0f a second, 1 : %.1f%n", name, value, first / value));
        System.exit(0);
    }

    private static App app() {
        return App.create("people").get("/person/<id:int>", req -> new Person(req.pathInt("id"), "Ada"));
    }

    private static void ask(TestClient client) {
        assertThat(client.get("/person/7")).hasStatus(200).json("/name", "Ada");
    }

    /** As javalin-testtools does it, but for its own start of the app, which knows no Javalin 7. */
    private static double javalin() {
        Javalin app = Javalin.create(config ->
                config.routes.get("/person/{id}", ctx -> ctx.json(new Person(Integer.parseInt(ctx.pathParam("id")), "Ada"))));
        HttpClient client = new HttpClient(app.start(0), new OkHttpClient());
        try {
            return perSecond(() -> ask(client));
        } finally {
            app.stop();
        }
    }

    private static void ask(HttpClient client) {
        try (Response response = client.get("/person/7")) {
            assertThat(response.code()).isEqualTo(200);
            assertThat(response.body().string()).contains("\"name\":\"Ada\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double flask(String script) {
        try {
            Process process = new ProcessBuilder("/usr/bin/python3", script).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                return Double.parseDouble(out.readLine());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double perSecond(Runnable request) {
        long start = System.nanoTime();
        long count = 0;
        while (System.nanoTime() - start < TURN_NANOS) {
            request.run();
            count++;
        }
        return count * 1e9 / (System.nanoTime() - start);
    }

    private interface Contender {
        double perSecond();
    }
}

package dev.carafe.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.server.Server;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamedPageTest {
    /** Held, since java.util.logging forgets what is set on a logger that nobody holds. */
    private static final Logger ENTRANCE = Logger.getLogger("dev.carafe.server.Entrance");

    private final Semaphore step = new Semaphore(0);
    private final Templates templates = Templates.create()
            .root(TemplateRoot.map(Map.of(
                    "slow.html", "<h1>{{ title }}</h1>{{ wait() }}<p>{{ title }}</p>{{ wait() }}<hr>",
                    "rows.html", "{% for row in rows %}<{{ row }}>{% endfor %}",
                    "broken.html", "start{{ wait() }}{{ missing.x }}")))
            .function("wait", args -> {
                step.acquireUninterruptibly();
                return "";
            });

    private void served(String template, Map<String, ?> model, Reader reader) throws Exception {
        App app = App.create("app").install(templates).get("/", req -> Page.stream(template, model));
        try (Server server = app.start(); HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/")).build();
            reader.read(client.send(request, BodyHandlers.ofInputStream()).body());
        }
    }

    private interface Reader {
        void read(InputStream body) throws Exception;
    }

    private static String next(InputStream body, int bytes) throws IOException {
        return new String(body.readNBytes(bytes), StandardCharsets.UTF_8);
    }

    @Test
    void whatIsRenderedArrivesWhileTheTemplateWaits() throws Exception {
        served("slow.html", Map.of("title", "A & B"), body -> {
            assertThat(next(body, 18)).isEqualTo("<h1>A &amp; B</h1>");
            step.release();
            assertThat(next(body, 16)).isEqualTo("<p>A &amp; B</p>");
            step.release();
            assertThat(next(body, 100)).isEqualTo("<hr>");
        });
    }

    @Test
    void rowsOfAStreamArriveOneByOne() throws Exception {
        Stream<Integer> rows = Stream.iterate(1, row -> {
            step.acquireUninterruptibly();
            return row + 1;
        });
        served("rows.html", Map.of("rows", rows), body -> {
            assertThat(next(body, 3)).isEqualTo("<1>");
            step.release();
            assertThat(next(body, 3)).isEqualTo("<2>");
            body.close();
            step.release(1_000_000);
        });
    }

    @Test
    void failureInTheMiddleCutsTheResponse() throws Exception {
        ENTRANCE.setUseParentHandlers(false); // the failure is provoked
        served("broken.html", Map.of(), body -> {
            assertThat(next(body, 5)).isEqualTo("start");
            step.release();
            assertThat(body).satisfies(rest -> {
                try {
                    rest.readAllBytes();
                    throw new AssertionError("the response ended in good order");
                } catch (IOException e) {
                    assertThat(e).isNotNull();
                }
            });
        });
    }

    @Test
    void pageThatIsQuickGoesOutInChunks() throws IOException {
        List<Integer> pieces = new ArrayList<>();
        StringBuilder page = new StringBuilder();
        templates.root(TemplateRoot.map(Map.of("long", "{% for i in range(100000) %}{{ i }},{% endfor %}")))
                .stream("long", Map.of(), new Recorder(page, pieces));
        assertThat(page).hasSize(588_890).endsWith("99999,");
        assertThat(pieces).hasSizeLessThan(50_000);
    }

    private record Recorder(StringBuilder page, List<Integer> pieces) implements Appendable {
        @Override
        public Appendable append(CharSequence text) {
            pieces.add(text.length());
            page.append(text);
            return this;
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) {
            return append(text.subSequence(start, end));
        }

        @Override
        public Appendable append(char c) {
            return append(String.valueOf(c));
        }
    }
}

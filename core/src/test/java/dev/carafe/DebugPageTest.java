package dev.carafe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the debug page shows. */
class DebugPageTest {
    private final App app = App.create("shop")
            .get("/orders/<int:id>", "order", req -> {
                try {
                    return List.of().getFirst();
                } catch (RuntimeException e) {
                    throw new IllegalStateException("Order %d is <empty>".formatted(req.pathInt("id")), e); // the marked line
                }
            });

    DebugPageTest() {
        app.config().set("DEBUG", true);
    }

    @Test
    void exceptionAndItsCausesAreTold() {
        assertThat(text("/orders/7")).startsWith("java.lang.IllegalStateException: Order 7 is <empty>\n")
                .contains("\nCaused by: java.util.NoSuchElementException\n");
        assertThat(html("/orders/7")).contains("<h1>IllegalStateException<small>java.lang.IllegalStateException</small></h1>",
                "<p class=\"message\">Order 7 is &lt;empty&gt;</p>", "<a href=\"#trace1\">NoSuchElementException</a>");
    }

    @Test
    void framesOfTheAppComeWithTheirSource() {
        assertThat(text("/orders/7")).containsPattern(
                "at DebugPageTest\\.new \\(lambda\\) \\(src/test/java/dev/carafe/DebugPageTest\\.java:\\d+\\)\n")
                .containsPattern("\n {2}> +\\d+ \\| .*// the marked line\n");
        assertThat(html("/orders/7")).containsPattern("<li class=\"marked\">.*// the marked line\n</li>")
                .containsPattern("<a class=\"place\" href=\"file:///.*DebugPageTest.java\" data-copy=\"/.*DebugPageTest.java:\\d+\"");
    }

    @Test
    void framesOfTheJdkAndOfCarafeAreFolded() {
        assertThat(text("/orders/7")).containsPattern("\n {2}… \\d+ frames of carafe.*\n")
                .contains("\n  … 1 frame of java.base\n").doesNotContain("Dispatcher.dispatch");
        assertThat(html("/orders/7")).containsPattern("<details class=\"group\">\n<summary>\\d+ frames of carafe.*</summary>\n")
                .contains("Dispatcher.dispatch");
    }

    @Test
    void placeOpensTheEditorOfTheSetting() {
        app.config().set("DEBUG_EDITOR", "idea://open?file={file}&line={line}");

        assertThat(html("/orders/7")).containsPattern("href=\"idea://open\\?file=/.*/DebugPageTest.java&amp;line=\\d+\"");
    }

    @Test
    void requestIsShownWithItsRuleAndItsVariables() {
        assertThat(text("/orders/7?lang=en")).contains("\nGET /orders/7?lang=en\n", "  URL: http://localhost/orders/7?lang=en\n",
                "  Rule: /orders/<int:id>\n", "  Endpoint: order\n", "  <id>: 7 (Long)\n", "  Host: localhost\n");
    }

    @Test
    void secretsAreHidden() {
        String secret = UUID.randomUUID().toString(); // for the page shows this source too
        app.config().set("SECRET_KEY", secret).set("DATABASE", "postgres://ada:" + secret + "@db/shop").set("COLOR", "blue")
                .set("MAIL", Map.of("user", "ada", "password", secret));

        String page = text(app.handle(Request.of("GET", "/orders/7?token=" + secret + "&page=2").withHeader("Cookie", "session=" + secret)
                .withHeader("Authorization", "Bearer " + secret).withHeader("X-Api-Key", secret).withHeader("X-Other", "shown")));

        assertThat(page).doesNotContain(secret).contains("<dt>COLOR</dt><dd>blue</dd>", "<dt>SECRET_KEY</dt><dd>***</dd>",
                "<dt>DATABASE</dt><dd>postgres://ada:***@db/shop</dd>", "password=***", "user=ada",
                "<dt>Cookie</dt><dd>***</dd>", "<dt>Authorization</dt><dd>***</dd>", "<dt>X-Api-Key</dt><dd>***</dd>",
                "<dt>X-Other</dt><dd>shown</dd>", "/orders/7?token=***&amp;page=2", "<dt>JSON_SORT_KEYS</dt><dd>true</dd>");
    }

    @Test
    void nothingThatAClientSendsIsMarkup() {
        String page = text(app.handle(Request.of("GET", "/orders/7?<script>alert(1)</script>")
                .withHeader("X-Odd", "</dd><script>alert(2)</script>\"'")));

        assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)", "&lt;/dd&gt;&lt;script&gt;alert(2)");
    }

    @Test
    void exceptionThatCannotTellItsMessageIsShownAllTheSame() {
        app.get("/odd", req -> {
            throw new OddException();
        });

        assertThat(text("/odd")).startsWith(
                "dev.carafe.DebugPageTest$OddException: (its getMessage() failed: java.lang.UnsupportedOperationException)\n");
    }

    @Test
    void chainThatRunsInACircleEnds() {
        app.get("/circle", req -> {
            IllegalStateException outer = new IllegalStateException("outer");
            outer.initCause(new IllegalArgumentException("inner", outer));
            throw outer;
        });

        assertThat(text("/circle")).contains("\nCaused by: java.lang.IllegalArgumentException: inner\n")
                .doesNotContain("\nCaused by: java.lang.IllegalStateException");
    }

    private String text(String target) {
        return text(app.handle(Request.of("GET", target).withHeader("Accept", "*/*")));
    }

    private String html(String target) {
        return text(app.handle(Request.of("GET", target).withHeader("Accept", "text/html,*/*;q=0.8")));
    }

    private static String text(Response response) {
        return new String(response.data(), StandardCharsets.UTF_8);
    }

    private static final class OddException extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new UnsupportedOperationException();
        }
    }
}

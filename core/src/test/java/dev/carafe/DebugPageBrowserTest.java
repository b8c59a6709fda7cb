package dev.carafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carafe.support.Browser;
import dev.carafe.server.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The debug page as a browser shows it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class DebugPageBrowserTest {
    private final App app = Shop.app();
    private Server server;
    private Browser browser;

    @BeforeAll
    void open() throws Exception {
        Optional<Path> program = Browser.installed();
        assumeTrue(program.isPresent(), "No Chromium on the PATH: the debug page is not tested in a browser.");
        app.config().set("DEBUG", true);
        server = app.start();
        browser = new Browser(program.get());
        browser.open(server.uri().resolve("/orders/7?lang=en"));
    }

    @AfterAll
    void close() throws Exception {
        if (browser != null) {
            browser.close();
        }
        app.close();
    }

    @Test
    void browserComplainsOfNothingButTheStatus() throws Exception {
        assertThat(browser.evaluate("document.querySelector('h1').firstChild.data").asText()).isEqualTo("IllegalStateException");
        assertThat(browser.evaluate("document.querySelector('.message').innerText").asText()).isEqualTo("Order 7 can't be priced");
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("the server responded with a status of 500"));
    }

    @Test
    void clickUnfoldsTheFramesOfTheFramework() throws Exception {
        String visible = "document.querySelector('#trace0 .group .frame').checkVisibility()";
        assertThat(browser.evaluate(visible).asBoolean()).isFalse();

        browser.click("#trace0 .group > summary");
        assertThat(browser.evaluate(visible).asBoolean()).isTrue();

        browser.click("#trace0 .group > summary");
        assertThat(browser.evaluate(visible).asBoolean()).isFalse();
    }

    @Test
    void sourceOfTheAppIsUnfoldedAndItsLineMarked() throws Exception {
        assertThat(browser.evaluate("document.querySelector('#trace0 .marked').checkVisibility()").asBoolean()).isTrue();
        assertThat(browser.evaluate("document.querySelector('#trace0 .marked').innerText").asText())
                .contains("throw new IllegalStateException");
        assertThat(browser.evaluate("getComputedStyle(document.querySelector('#trace0 .marked')).boxShadow").asText()).isNotEqualTo("none");
    }

    @Test
    void buttonsUnfoldEverythingAndOfferTheText() throws Exception {
        browser.click("#unfold");
        browser.click("#copy");

        assertThat(browser.evaluate("document.querySelectorAll('details:not([open])').length").asInt()).isZero();
        assertThat(browser.evaluate("document.querySelector('#text').value").asText())
                .startsWith("java.lang.IllegalStateException: Order 7 can't be priced\n  at Shop.total "
                        + "(src/test/java/dev/carafe/Shop.java:");
        browser.evaluate("document.querySelectorAll('.group').forEach(group => group.open = false)");
    }

    @Test
    void nothingIsWiderThanTheWindow() throws Exception {
        for (int width : List.of(400, 1200)) {
            for (String colours : List.of("light", "dark")) {
                browser.look(width, 1600, colours);
                String folder = System.getProperty("carafe.screenshots");
                if (folder != null) {
                    Files.write(Path.of(folder, "debug-%s-%d.png".formatted(colours, width)), browser.screenshot());
                }

                assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).isEqualTo(width);
            }
        }
    }
}

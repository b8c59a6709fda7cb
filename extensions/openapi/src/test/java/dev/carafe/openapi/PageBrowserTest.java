package dev.carafe.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carafe.App;
import dev.carafe.support.Browser;
import dev.carafe.http.Response;
import dev.carafe.middleware.SecurityHeaders;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The page in a browser, which shows the document and sends a request. */
class PageBrowserTest {
    private static final Path PICTURES = Path.of("target/pages");

    record Person(@NotNull String name, int age) { }

    @Test
    void thePageSendsARequestAndShowsTheResponse() throws Exception {
        Optional<Path> program = Browser.installed();
        assumeTrue(program.isPresent(), "No Chromium on the PATH: what the page does is not tested.");
        List<Person> people = new ArrayList<>();
        App app = App.create("people").install(OpenApi.create("People", "1.0").description("People who *draw*."))
                .wrap(SecurityHeaders.create())
                .route("/people").post().summary("Add a person").accepts(Person.class).returns(201, Person.class)
                .to(req -> {
                    people.add(req.json(Person.class));
                    return Response.of(people.getLast()).status(201);
                });
        try (app; Browser browser = new Browser(program.get())) {
            browser.look(1200, 900, "light");
            browser.open(app.start().uri().resolve("/docs"));

            assertThat(browser.await("#swagger-ui .title")).startsWith("People");
            browser.click(".opblock-summary-control");
            browser.await(".try-out__btn");
            browser.click(".try-out__btn");
            browser.await(".execute");
            browser.click(".execute");
            String status = browser.await(".live-responses-table tbody .response-col_status");
            String shown = browser.await(".live-responses-table tbody .response-col_description code");
            Files.write(Files.createDirectories(PICTURES).resolve("tried.png"), browser.screenshot());

            assertThat(status).startsWith("201");
            assertThat(shown).contains("\"name\": \"string\"");
            assertThat(people).containsExactly(new Person("string", 0));
            assertThat(browser.complaints()).isEmpty();
        }
    }
}

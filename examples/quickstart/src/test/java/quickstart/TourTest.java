package quickstart;

import static dev.carafe.Carafe.session;
import static dev.carafe.templates.Page.render;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.carafe.App;
import dev.carafe.routing.PathParam;
import dev.carafe.templates.Templates;
import dev.carafe.templates.mail.MailHeaderException;
import dev.carafe.templates.mail.Mailer;
import dev.carafe.testing.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README's tour shows; ReadmeTest holds that the snippets are these. */
class TourTest {
    private final App app = App.create("tour");
    private final TestClient client = TestClient.of(app);

    @Test
    void rulesHaveTypes() {
        PathParam<Integer> id = PathParam.ofInt("id");
        app.get("/person/<name>", req -> "Called " + req.pathParam("name"));
        app.get("/person/" + id, "person", req -> "Number " + req.get(id));

        String url = app.urlFor("person", "id", 7);     // "/person/7"

        assertThat(url).isEqualTo("/person/7");
        assertThat(client.get(url)).hasText("Number 7");
        assertThat(client.get("/person/Ada")).hasText("Called Ada");
    }

    @Test
    void pagesAreTemplates(@TempDir Path folder) throws IOException {
        templates(folder);
        Files.writeString(folder.resolve("templates/layout.html"), "<main>{% block body %}{% endblock %}</main>");
        app.root(folder);
        app.install(Templates.create())
            .get("/hello/<name>", req -> render("hello.html", Map.of("name", req.pathParam("name"))));

        assertThat(client.get("/hello/%3Cada%3E")).hasText("<main>Hello &lt;Ada&gt;!</main>");
    }

    @Test
    void noValueGetsIntoTheHeadOfAMail(@TempDir Path folder) throws IOException {
        templates(folder);
        Mailer mailer = Mailer.create(Templates.create().folder(folder.resolve("templates")));

        assertThat(mailer.render("order.eml.j2", Map.of("name", "Ada, Countess", "email", "ada@example.com", "number", 7)).header("To"))
                .isEqualTo("\"Ada, Countess\" <ada@example.com>");
        Map<String, Object> order = Map.of("name", "Ada", "email", "ada@example.com\nBcc: eve@example.com", "number", 7);
        assertThatThrownBy(() -> mailer.render("order.eml.j2", order)).isInstanceOf(MailHeaderException.class);
    }

    @Test
    void sessionsAreSigned() {
        app.config().set("SECRET_KEY", "the key of the Flask app");
        app.get("/me", req -> Map.of("user", session().getString("user", "nobody")));

        client.session(session -> session.set("user", "ada"));
        assertThat(client.get("/me")).json("/user", "ada");
    }

    @Test
    void errorsTeach() throws IOException {
        teaches(() -> app.get("/person/{id}", req -> "x"));
        teaches(() -> app.get("/person/<id:integer>", req -> "x"));
        app.get("/person/<id:int>", "person", req -> "x").get("/api", req -> null);
        client.get("/");
        teaches(() -> app.urlFor("persn", "id", 7));
        teaches(() -> client.propagateExceptions().get("/api"));
    }

    private static void teaches(ThrowingCallable mistake) throws IOException {
        assertThat(readme().replaceAll("\\s+", " ")).contains(catchThrowable(mistake).getMessage());
    }

    /** Writes the README's templates, each named by the comment in its first line. */
    private static void templates(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("templates"));
        for (String template : ReadmeTest.blocks("jinja")) {
            String name = template.substring("{# ".length(), template.indexOf(" #}"));
            Files.writeString(folder.resolve("templates").resolve(name), template.substring(template.indexOf('\n') + 1));
        }
    }

    private static String readme() throws IOException {
        return Files.readString(ReadmeTest.README);
    }
}

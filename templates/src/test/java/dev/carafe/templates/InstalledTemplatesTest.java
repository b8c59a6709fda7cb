package dev.carafe.templates;

import dev.carafe.templates.engine.tree.Template;
import dev.carafe.templates.jinja.TemplateException;
import static dev.carafe.Carafe.abort;
import static dev.carafe.Carafe.g;
import static dev.carafe.templates.Page.render;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.Blueprint;
import dev.carafe.Handler;
import dev.carafe.http.Cookie;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.signal.Signal;
import dev.carafe.signal.Signals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledTemplatesTest {
    @TempDir
    private Path root;

    private final Templates templates = Templates.create();
    private App app = App.create("shop");

    @BeforeEach
    void install() {
        app = App.create("shop").root(root).install(templates);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Response get(String target) {
        return app.handle(Request.of("GET", target));
    }

    private static String text(Response response) {
        return new String(response.data(), StandardCharsets.UTF_8);
    }

    @Test
    void handlerAnswersWithAPageOfTheRootFolder() throws IOException {
        write("templates/hello.html", "Hello {{ name }}!");
        app.get("/<name>", req -> render("hello.html", Map.of("name", req.pathParam("name"))));

        Response page = get("/%3Cb%3E");

        assertThat(text(page)).isEqualTo("Hello &lt;b&gt;!");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.contentType()).isEqualTo("text/html; charset=utf-8");
    }

    @Test
    void responseAroundAPageKeepsItsStatusTypeAndFields() throws IOException {
        write("templates/note.txt", "note");
        app.get("/", req -> Response.of(render("note.txt")).status(202).contentType("text/plain").header("X-Note", "1"));

        Response note = get("/");

        assertThat(text(note)).isEqualTo("note");
        assertThat(note.status()).isEqualTo(202);
        assertThat(note.contentType()).startsWith("text/plain");
        assertThat(note.header("X-Note")).isEqualTo("1");
    }

    @Test
    void errorPageKeepsTheStatusOfTheError() throws IOException {
        write("templates/missing.html", "No {{ request.path }}");
        app.error(404, (req, error) -> render("missing.html"));

        assertThat(text(get("/nope"))).isEqualTo("No /nope");
        assertThat(get("/nope").status()).isEqualTo(404);
    }

    @Test
    void errorPageReadsTheErrorByFlasksNames() throws IOException {
        write("templates/error.html", "{{ error.code }} {{ error.status }} {{ error.name }}: {{ error.description }}|{{ "
                + "error.to_response }}");
        app.get("/teapot", req -> abort(418, "No <coffee>"));
        app.error(HttpException.class, (req, error) -> render("error.html", Map.of("error", error)));

        assertThat(text(get("/teapot"))).isEqualTo("418 418 I&#39;m a teapot: No &lt;coffee&gt;|");
        assertThat(get("/teapot").status()).isEqualTo(418);
    }

    @Test
    void valuesOfCarafeAreReadByTheirAccessors() throws IOException {
        write("templates/values.html", "{{ cookie.name }} {{ req.fullPath }} {{ req.full_path }} {{ req.is_secure }} {{ "
                + "templates.render }}");
        app.get("/values", req -> render("values.html", Map.of("cookie", Cookie.of("a", "1"), "req", req,
                "templates", app.extension(Templates.class))));

        assertThat(text(get("/values?q=1")).strip()).isEqualTo("a /values?q=1 /values?q=1 False");
    }

    @Test
    void pageWithoutInstalledTemplatesIsRefused() {
        App bare = App.create("bare").error(IllegalStateException.class, (req, e) -> String.valueOf(e.getMessage()))
                .get("/", req -> render("hello.html"));

        assertThat(text(bare.handle(Request.of("GET", "/"))))
                .isEqualTo("No Templates is installed in app 'bare'. Install one first: app.install(...).");
    }

    @Test
    void templatesBelongToOneApp() {
        assertThatIllegalStateException().isThrownBy(() -> App.create("other").install(templates))
                .withMessage("These templates are installed in app 'shop' already. Create others for app 'other': "
                        + "app.install(Templates.create()).");
    }

    @Test
    void appsPagesGoBeforeThoseOfItsBlueprints() throws IOException {
        write("teams/list.html", "blueprint's list");
        write("teams/one.html", "blueprint's one");
        write("templates/one.html", "app's one");
        app.register(Blueprint.create("teams").templates(root.resolve("teams"))
                .get("/list", "list", req -> render("list.html"))
                .get("/one", "one", req -> render("one.html")));

        assertThat(text(get("/list"))).isEqualTo("blueprint's list");
        assertThat(text(get("/one"))).isEqualTo("app's one");
        assertThatThrownBy(() -> templates.render("none.html", Map.of())).isInstanceOf(TemplateException.class)
                .hasMessage("Template 'none.html' was not found. Searched: folder " + root.resolve("templates")
                        + ", class path templates/, folder " + root.resolve("teams") + ".");
    }

    @Test
    void changesAreSeenIfTheSettingsSaySo() throws IOException {
        write("templates/a.txt", "first");
        assertThat(templates.render("a.txt", Map.of())).isEqualTo("first");

        write("templates/a.txt", "second version");
        Files.setLastModifiedTime(root.resolve("templates/a.txt"), FileTime.fromMillis(0));
        assertThat(templates.render("a.txt", Map.of())).isEqualTo("first");
        app.config().set("DEBUG", true).set("TEMPLATES_AUTO_RELOAD", false);
        assertThat(templates.render("a.txt", Map.of())).isEqualTo("first");
        app.config().set("TEMPLATES_AUTO_RELOAD", null);
        assertThat(templates.render("a.txt", Map.of())).isEqualTo("second version");
    }

    @Test
    void bothSignalsTellTemplateAndModel() throws IOException {
        write("templates/a.txt", "{% include 'b.txt' %}");
        write("templates/b.txt", "b");
        List<String> events = new ArrayList<>();
        Map<String, Object> model = Map.of("name", "Bob");
        Signal.Connection before = Signals.BEFORE_RENDER_TEMPLATE.connect(app, (sender, event) -> events.add("before " + event));
        Signal.Connection after = Signals.TEMPLATE_RENDERED.connect(app, (sender, event) -> events.add("after " + event));
        templates.render("a.txt", model);
        templates.renderString("x", model);
        before.close();
        after.close();
        templates.render("a.txt", model);

        assertThat(events).containsExactly("before Template[name=a.txt, model={name=Bob}]", "after Template[name=a.txt, model={name=Bob}]",
                "before Template[name=<string>, model={name=Bob}]", "after Template[name=<string>, model={name=Bob}]");
    }

    @Test
    void contextProcessorMayUseTheRequest() throws IOException {
        write("templates/a.html", "{{ user }}");
        templates.contextProcessor(() -> Map.of("user", String.valueOf(g().get("user"))));
        app.before(req -> g().set("user", "Ada")).get("/", req -> render("a.html"));

        assertThat(text(get("/"))).isEqualTo("Ada");
    }

    @Test
    void functionThatAbortsEndsTheRequestWithItsStatus() throws IOException {
        write("templates/a.html", "{% macro m() %}{{ find() }}{% endmacro %}{% for i in [1] %}{{ m() }}{% endfor %}");
        write("templates/b.html", "{% include 'a.html' %}");
        templates.function("find", args -> abort(404, "no such order"));
        app.get("/", req -> render("b.html"));

        assertThat(get("/").status()).isEqualTo(404);
        assertThat(text(get("/"))).contains("no such order");
    }

    @Test
    void contextProcessorOfABlueprintHoldsForItsRequestsAndThoseOfBlueprintsInIt() {
        templates.contextProcessor("shop", () -> Map.of("a", "shop", "b", "shop"))
                .contextProcessor("shop.cart", () -> Map.of("a", "cart"))
                .contextProcessor(() -> Map.of("a", "all", "b", "all", "c", "all"));
        Handler page = req -> templates.renderString("{{ a }} {{ b }} {{ c }} {{ request.blueprints|join(',') }}", Map.of());
        Blueprint cart = Blueprint.create("cart").get("/", page);
        app.get("/", page).register(Blueprint.create("shop").get("/", page).register(cart, "/cart"), "/shop");

        assertThat(text(get("/"))).isEqualTo("all all all ");
        assertThat(text(get("/shop/"))).isEqualTo("shop shop all shop");
        assertThat(text(get("/shop/cart/"))).isEqualTo("cart shop all shop.cart,shop");
        assertThat(templates.renderString("{{ a }}", Map.of())).isEqualTo("all");
    }

    @Test
    void exceptionOfAFunctionFilterOrGetterReachesItsHandler() throws IOException {
        write("templates/a.html", "{% macro m() %}{{ find() }}{% endmacro %}{% for i in [1] %}{{ m() }}{% endfor %}");
        write("templates/b.html", "{% include 'a.html' %}");
        write("templates/c.html", "{{ 1|closed }}");
        write("templates/d.html", "{{ door.open }}");
        templates.function("find", args -> { throw new Closed(); }).filter("closed", (value, args) -> { throw new Closed(); });
        app.get("/<page>", req -> render(req.pathParam("page") + ".html", Map.of("door", new Door())))
                .error(Closed.class, (req, e) -> Response.text("closed").status(503));

        for (String target : List.of("/a", "/b", "/c", "/d")) {
            assertThat(get(target).status()).as(target).isEqualTo(503);
        }
    }

    @Test
    void exceptionOfAFunctionNotesTheInnermostTemplateAndLine() throws IOException {
        write("templates/a.html", "<p>\n{{ find() }}");
        write("templates/b.html", "\n\n\n{% include 'a.html' %}");
        templates.function("find", args -> { throw new Closed(); });

        assertThatThrownBy(() -> templates.render("b.html", Map.of())).isInstanceOfSatisfying(Closed.class,
                e -> assertThat(e.getSuppressed()).singleElement().isInstanceOfSatisfying(TemplateException.class, note -> {
                    assertThat(note.template()).isEqualTo("a.html");
                    assertThat(note.line()).isEqualTo(2);
                    assertThat(note).hasMessage("a.html, line 2: raises Closed\n    {{ find() }}");
                }));
    }

    @Test
    void debugPageShowsTheTemplateOfAnExceptionOfAFunction() throws IOException {
        write("templates/a.html", "<p>\n{{ find() }}");
        templates.function("find", args -> { throw new Closed(); });
        app.config().set("DEBUG", true);
        app.get("/", req -> render("a.html"));

        Logger log = Logger.getLogger(app.name()); // the exception is logged, and expected
        log.setUseParentHandlers(false);
        assertThat(text(get("/"))).contains("Closed").contains("a.html, line 2: raises Closed");
    }

    private static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A bean with a getter that fails. */
    public static final class Door {
        public boolean isOpen() {
            throw new Closed();
        }
    }

    @Test
    void failureNamesTemplateAndLine() throws IOException {
        write("templates/a.html", "<h1>\n  {{ user.name }}\n</h1>");
        app.get("/", req -> render("a.html")).error(TemplateException.class, (req, e) -> Response.text(String.valueOf(e.getMessage())));

        assertThat(text(get("/"))).isEqualTo("a.html, line 2: 'user' is undefined\n    {{ user.name }}");
    }
}

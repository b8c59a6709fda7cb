package shop;

import static dev.carafe.templates.Page.render;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.middleware.*;
import dev.carafe.signal.*;
import dev.carafe.templates.Templates;
import dev.carafe.templates.mail.MailMessage;
import dev.carafe.templates.mail.Mailer;
import dev.carafe.testing.TestClient;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles each snippet of {@code docs/templates.md} and {@code docs/mail.md} as the body of a class, and checks that its templates do
 * what it says.
 */
class DocumentationTest {
    private static final Pattern PART = Pattern.compile("(?m)^## ([^\n]+)|```(java|jinja)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\\{# (\\S+) #}\n");
    private static final String GIVEN = """
            import static dev.carafe.Carafe.request;
            import static dev.carafe.templates.Page.render;
            import dev.carafe.*;
            import dev.carafe.templates.*;
            import dev.carafe.templates.mail.*;
            import java.util.Map;
            class Main {}
            record Order(int number, String name) {}
            class Given {
                static Map<String, String> texts(dev.carafe.http.header.Accept languages) {
                    return "de".equals(languages.best("de")) ? Map.of("Welcome, %(name)s", "Willkommen, %(name)s") : Map.of();
                }
            }
            """;

    @TempDir
    private Path folder;

    private ClassLoader loader = getClass().getClassLoader();
    private String translated = "";

    @BeforeEach
    void compilePage() throws IOException {
        StringBuilder classes = new StringBuilder(GIVEN);
        Files.createDirectories(folder.resolve("templates"));
        String heading = "";
        String pages = Files.readString(Path.of("../../docs/templates.md")) + Files.readString(Path.of("../../docs/mail.md"));
        for (MatchResult found : PART.matcher(pages).results().toList()) {
            if (found.group(1) != null) {
                heading = found.group(1).split(" ")[0];
            } else if (found.group(2).equals("java")) {
                String members = found.group(3).replaceAll("(?m)^import .*\n", "");
                classes.append("class ").append(heading).append("Snippet extends Given {\n").append(members).append("}\n");
            } else {
                template(found.group(3));
            }
        }
        compile(classes.toString());
    }

    private void template(String text) throws IOException {
        var name = NAME.matcher(text);
        if (name.lookingAt()) {
            Files.writeString(folder.resolve("templates").resolve(name.group(1)), text.substring(name.end()));
        } else {
            translated = text;
        }
    }

    private void compile(String classes) throws IOException {
        Path source = Files.writeString(folder.resolve("Page.java"), classes);
        StringWriter errors = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, null);
        List<String> options = List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-Xlint:all", "-proc:none");
        compiler.getTask(errors, files, null, options, null, files.getJavaFileObjects(source)).call();
        assertThat(errors).hasToString("");
        loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, loader);
    }

    private Object snippet(String heading) throws ReflectiveOperationException {
        Constructor<?> constructor = loader.loadClass(heading + "Snippet").getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static <T> T field(Object snippet, String name, Class<T> type) throws ReflectiveOperationException {
        Field field = snippet.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return type.cast(field.get(snippet));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve("templates").resolve(name), text);
    }

    @Test
    void pagesAreRendered() throws Exception {
        write("hello.html", "Hello {{ name }}!");
        write("missing.html", "Nothing here.");
        TestClient client = TestClient.of(field(snippet("Pages"), "app", App.class).root(folder));

        assertThat(client.get("/hello/Ada")).hasStatus(200).hasText("Hello Ada!");
        assertThat(client.get("/nothing")).hasStatus(404).hasText("Nothing here.");
    }

    @Test
    void layoutIsFilled() throws Exception {
        write("forms.html", "{% macro field(name, label) %}<input name={{ name }} title={{ label }}>{% endmacro %}");
        App app = App.create("shop").root(folder).install(Templates.create()).get("/", req -> render(
                "cart.html", Map.of("items", List.of(Map.of("name", "Fish", "quantity", 1), Map.of("name", "Chips", "quantity", 0)))));
        app.config().set("SECRET_KEY", "a key of more than sixteen bytes");

        assertThat(TestClient.of(app).get("/")).containsText("<title>Cart, Shop</title>").containsText("1. Fish")
                .containsText("<input name=code title=Voucher>");
    }

    @Test
    void filtersAndTestsAreKnown() throws Exception {
        Templates templates = field(snippet("Filters"), "templates", Templates.class);

        assertThat(templates.renderString("{{ 4|euros }} {{ 4|euros(unit='€') }} {{ 4 is cheap }} {{ 4 is cheap(3) }}", Map.of()))
                .isEqualTo("4 Euros 4€ True False");
    }

    @Test
    void textsAreTranslated() throws Exception {
        Templates templates = field(snippet("Translations"), "templates", Templates.class);
        App app = App.create("shop").install(templates).get("/", req -> templates.renderString(translated,
                Map.of("user", Map.of("name", "Ada"), "items", List.of(1, 2))));

        TestClient client = TestClient.of(app);
        assertThat(client.get("/")).containsText("Welcome, Ada").containsText("2 items in your cart");
        assertThat(client.header("Accept-Language", "de").get("/")).containsText("Willkommen, Ada");
    }

    @Test
    void mailIsSent() throws Exception {
        write("order.html.j2", "<p>{{ order.name }}</p>");
        Object snippet = snippet("Sending");
        App app = field(snippet, "app", App.class).root(folder);
        app.config().set("MAIL_SUPPRESS_SEND", true).set("MAIL_DEFAULT_SENDER", "shop@example.com");
        Method confirm = snippet.getClass().getDeclaredMethod("confirm", loader.loadClass("Order"), byte[].class);
        Constructor<?> order = loader.loadClass("Order").getDeclaredConstructor(int.class, String.class);
        order.setAccessible(true);
        confirm.setAccessible(true);
        confirm.invoke(snippet, order.newInstance(7, "Bob"), new byte[] {1});

        MailMessage mail = app.extension(Mailer.class).outbox().getFirst();
        assertThat(mail.subject()).isEqualTo("Your order 7");
        assertThat(mail.text()).contains("Hello Bob,");
        assertThat(mail.html()).isEqualTo("<p>Bob</p>");
        assertThat(mail.attachments()).singleElement().satisfies(part -> assertThat(part.name()).isEqualTo("invoice.pdf"));
    }
}

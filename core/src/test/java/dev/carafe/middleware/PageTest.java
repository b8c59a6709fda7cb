package dev.carafe.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The snippets of pages whose snippets are statements: each is the body of a method of an app that has what they name. */
class PageTest {
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final String AROUND = """
            import static dev.carafe.Carafe.*;
            import dev.carafe.*;
            import dev.carafe.http.*;
            import dev.carafe.middleware.*;
            import io.helidon.webserver.observe.ObserveFeature;
            import io.helidon.webserver.observe.health.HealthObserver;
            import java.lang.System.Logger.Level;
            import java.time.Duration;
            import java.util.Map;

            abstract class Page {
                interface Users { User find(String name); }
                interface Tokens {
                    User find(String token);
                    String create(User user);
                    void delete(String token);
                }
                App app;
                Blueprint api, admin, danger, account;
                Users users;
                Tokens tokens;
                RateLimitStore store;
                abstract User checked(Request request);
                abstract Object rates();
                abstract String hashOf(String name);
                abstract User userOf(String token);
                abstract String login(Request request);
                abstract String[] rolesOf(String name);
                abstract String render(String template);
                abstract String render(String template, Map<String, ?> model);
            """;

    @ParameterizedTest
    @CsvSource({"middleware.md, 11", "logging.md, 2"})
    void everySnippetCompiles(String name, int snippetsAtLeast, @TempDir Path folder) throws IOException {
        Matcher snippets = SNIPPET.matcher(Files.readString(Path.of("../docs").resolve(name)));
        StringBuilder page = new StringBuilder(AROUND);
        int count = 0;
        while (snippets.find()) {
            page.append("void snippet").append(++count).append("() {\n").append(snippets.group(1)).append("}\n");
        }
        assertThat(count).isGreaterThanOrEqualTo(snippetsAtLeast);
        Path source = Files.writeString(folder.resolve("Page.java"), page.append('}'));
        StringWriter errors = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
            compiler.getTask(errors, files, null, options, null, files.getJavaFileObjects(source)).call();
        }
        assertThat(errors).hasToString("");
    }
}

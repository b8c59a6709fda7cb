package quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of the README is compiled and run, and so is its test, on the app of the program. */
class ReadmeTest {
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PROGRAM = Pattern.compile(
            "(.*?)void main\\(String\\[] args\\) \\{[^\n]*\n(.*?)(App\\.create.*?)\\s*\\.run\\(args\\);[^\n]*\n}\n", Pattern.DOTALL);

    @Test
    void programAndTestOfTheReadmeRun(@TempDir Path folder) throws Exception {
        List<String> snippets = SNIPPET.matcher(Files.readString(Path.of("../../README.md"))).results().map(found -> found.group(1)).toList();
        assertThat(snippets).hasSize(2);
        var program = PROGRAM.matcher(snippets.getFirst());
        assertThat(program.matches()).as(snippets.getFirst()).isTrue();
        Class<?> page = compiled(program.group(1) + """
                import static org.assertj.core.api.Assertions.assertThat;
                import dev.carafe.testing.TestClient;
                import org.junit.jupiter.api.Test;
                class Page {
                %s App app = %s;
                %s
                int run(String... args) { return app.execute(args); }
                }
                """.formatted(program.group(2), program.group(3), snippets.getLast()), folder);

        assertThat(call(page, "run", (Object) new String[] {"routes"})).isEqualTo(0);
        for (Method method : page.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Test.class)) {
                call(page, method.getName());
            }
        }
        assertThat(page.getDeclaredMethods()).anyMatch(method -> method.isAnnotationPresent(Test.class));
    }

    private static Object call(Class<?> page, String name, Object... arguments) throws ReflectiveOperationException {
        Constructor<?> constructor = page.getDeclaredConstructor();
        constructor.setAccessible(true);
        Method method = List.of(page.getDeclaredMethods()).stream().filter(each -> each.getName().equals(name)).findFirst().orElseThrow();
        method.setAccessible(true);
        return method.invoke(constructor.newInstance(), arguments);
    }

    private static Class<?> compiled(String source, Path folder) throws IOException, ClassNotFoundException {
        Path file = Files.writeString(folder.resolve("Page.java"), source);
        StringWriter errors = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, null);
        List<String> options = List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
        compiler.getTask(errors, files, null, options, null, files.getJavaFileObjects(file)).call();
        assertThat(errors).hasToString("");
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, ReadmeTest.class.getClassLoader()).loadClass("Page");
    }
}

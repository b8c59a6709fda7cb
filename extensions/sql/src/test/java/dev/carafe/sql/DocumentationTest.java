package dev.carafe.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of {@code docs/database.md} make one test class, which is compiled and run. */
class DocumentationTest {
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> databaseIsTrue(@TempDir Path folder) throws Exception {
        Class<?> page = compiled(Files.readString(Path.of("../../docs/database.md")), folder);
        List<Method> tests = Stream.of(page.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Test.class)).toList();

        assertThat(tests).hasSizeGreaterThan(1);
        return tests.stream().map(test -> DynamicTest.dynamicTest(test.getName(), () -> {
            Constructor<?> constructor = page.getDeclaredConstructor();
            constructor.setAccessible(true);
            test.setAccessible(true);
            test.invoke(constructor.newInstance());
        }));
    }

    private static Class<?> compiled(String page, Path folder) throws Exception {
        StringBuilder imports = new StringBuilder();
        StringBuilder members = new StringBuilder();
        Matcher snippets = SNIPPET.matcher(page);
        while (snippets.find()) {
            snippets.group(1).lines().forEach(line -> (line.startsWith("import ") ? imports : members).append(line).append('\n'));
        }
        Path source = Files.writeString(folder.resolve("Page.java"), imports + "\nclass Page {\n" + members + "}\n");
        StringWriter errors = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, null);
        List<String> options = List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
        compiler.getTask(errors, files, null, options, null, files.getJavaFileObjects(source)).call();

        assertThat(errors).hasToString("");
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, DocumentationTest.class.getClassLoader()).loadClass("Page");
    }
}

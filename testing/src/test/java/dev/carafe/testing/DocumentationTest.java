package dev.carafe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of a page of the documentation make one test class, which is compiled and run. */
class DocumentationTest {
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> guideIsTrue(@TempDir Path folder) throws Exception {
        return testsOf("guide.md", folder);
    }

    @TestFactory
    Stream<DynamicTest> testingIsTrue(@TempDir Path folder) throws Exception {
        return testsOf("testing.md", folder);
    }

    @TestFactory
    Stream<DynamicTest> webSocketsIsTrue(@TempDir Path folder) throws Exception {
        return testsOf("websockets.md", folder);
    }

    @TestFactory
    Stream<DynamicTest> liveIsTrue(@TempDir Path folder) throws Exception {
        return testsOf("live.md", folder);
    }

    private static Stream<DynamicTest> testsOf(String name, Path folder) throws Exception {
        Class<?> page = compiled(Files.readString(Path.of("../docs").resolve(name)), folder);
        List<Method> tests = Arrays.stream(page.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Test.class)).toList();

        assertThat(tests).hasSizeGreaterThan(5);
        return tests.stream().map(test -> DynamicTest.dynamicTest(test.getName(), () -> run(page, test)));
    }

    private static void run(Class<?> page, Method test) throws Throwable {
        Constructor<?> constructor = page.getDeclaredConstructor();
        constructor.setAccessible(true);
        test.setAccessible(true);
        try {
            test.invoke(constructor.newInstance());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Class<?> compiled(String page, Path folder) throws IOException, ClassNotFoundException {
        Path source = Files.writeString(folder.resolve("Page.java"), source(page));
        StringWriter errors = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, null);
        List<String> options = List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-Xlint:all", "-proc:none");
        compiler.getTask(errors, files, null, options, null, files.getJavaFileObjects(source)).call();

        assertThat(errors).hasToString("");
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, DocumentationTest.class.getClassLoader()).loadClass("Page");
    }

    private static String source(String page) {
        StringBuilder imports = new StringBuilder();
        StringBuilder members = new StringBuilder();
        Matcher snippets = SNIPPET.matcher(page);
        while (snippets.find()) {
            snippets.group(1).lines().forEach(line -> (line.startsWith("import ") ? imports : members).append(line).append('\n'));
        }
        return imports + "class Page {\n" + members + "}\n";
    }
}

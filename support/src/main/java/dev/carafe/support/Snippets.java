package dev.carafe.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
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

/** The snippets of Java in a page of the documentation, which make one test class. */
public final class Snippets {
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private Snippets() { }

    /**
     * Compiles the snippets of a page in a folder and returns their tests.
     *
     * @param skipped how many snippets at the top are no part of the class
     */
    public static Stream<DynamicTest> tests(Path page, int skipped, Path folder) throws Exception {
        Class<?> compiled = compiled(source(Files.readString(page), skipped), folder);
        List<Method> tests = Stream.of(compiled.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Test.class)).toList();

        assertThat(tests).as("the tests of %s", page).hasSizeGreaterThan(1);
        return tests.stream().map(test -> DynamicTest.dynamicTest(test.getName(), () -> run(compiled, test, folder)));
    }

    /** Runs a test, whose only parameter may be a {@code @TempDir}. */
    private static void run(Class<?> page, Method test, Path folder) throws Throwable {
        Object[] arguments = new Object[test.getParameterCount()];
        if (arguments.length == 1) {
            arguments[0] = Files.createTempDirectory(folder, test.getName());
        }
        Constructor<?> constructor = page.getDeclaredConstructor();
        constructor.setAccessible(true);
        test.setAccessible(true);
        try {
            test.invoke(constructor.newInstance(), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static String source(String page, int skipped) {
        StringBuilder imports = new StringBuilder();
        StringBuilder members = new StringBuilder();
        Matcher snippets = SNIPPET.matcher(page);
        for (int i = 0; snippets.find(); i++) {
            if (i >= skipped) {
                snippets.group(1).lines().forEach(line -> (line.startsWith("import ") ? imports : members).append(line).append('\n'));
            }
        }
        return imports + "\nclass Page {\n" + members + "}\n";
    }

    private static Class<?> compiled(String source, Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("Page.java"), source);
        StringWriter errors = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, null);
        List<String> options = List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"),
                "-Xlint:all,-classfile", "-proc:none");
        compiler.getTask(errors, files, null, options, null, files.getJavaFileObjects(file)).call();

        assertThat(errors).hasToString("");
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, loader).loadClass("Page");
    }
}

package tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each step of {@code docs/tutorial.md}, with the files of the steps before, is a project that compiles and passes its tests. */
class TutorialTest {
    private static final Pattern STEP = Pattern.compile("(?ms)^## (\\d)\\..*?(?=^## |\\z)");
    private static final Pattern FILE = Pattern.compile("(?ms)^```\\w+\\n(?://|--|#|\\{#) (\\S+)(?: #})?\\n(.*?)^```");

    @TestFactory
    Stream<DynamicTest> stepsPassTheirTests(@TempDir Path folder) throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        Map<String, String> files = new TreeMap<>();
        List<MatchResult> steps = STEP.matcher(Files.readString(Path.of("../../docs/tutorial.md"))).results().toList();
        for (MatchResult step : steps) {
            FILE.matcher(step.group()).results().forEach(file -> files.put(file.group(1), file.group(2)));
            tests.addAll(step(Files.createDirectory(folder.resolve(step.group(1))), files));
        }
        assertThat(steps).hasSize(7);
        return tests.stream();
    }

    private static List<DynamicTest> step(Path folder, Map<String, String> files) throws Exception {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue().replace("Path.of(\"settings.yml\")", "Path.of(\"" + folder + "/settings.yml\")"));
        }
        List<Path> sources = sources(folder);
        compile(folder, sources);
        URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, TutorialTest.class.getClassLoader());
        List<DynamicTest> tests = new ArrayList<>();
        for (Path source : sources) {
            String name = source.getFileName().toString().replace(".java", "");
            for (Method method : loader.loadClass("employees." + name).getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    String title = "%s: %s.%s".formatted(folder.getFileName(), name, method.getName());
                    tests.add(DynamicTest.dynamicTest(title, () -> run(method)));
                }
            }
        }
        assertThat(tests).isNotEmpty();
        return tests;
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static void compile(Path folder, List<Path> sources) throws IOException {
        StringWriter errors = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"),
                    "-proc:none", "-Xlint:all,-classfile", "-parameters"); // class files of others name annotations that are nowhere
            compiler.getTask(errors, files, null, options, null, files.getJavaFileObjectsFromPaths(sources)).call();
        }
        assertThat(errors).hasToString("");
    }

    private static void run(Method test) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(test.getDeclaringClass().getClassLoader());
        try {
            Constructor<?> constructor = test.getDeclaringClass().getDeclaredConstructor();
            constructor.setAccessible(true);
            test.setAccessible(true);
            test.invoke(constructor.newInstance());
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}

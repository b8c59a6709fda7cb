package dev.carafe.reload;

import dev.carafe.debug.Diagnosis;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A compiled project, in a new folder next to the classes that the program was started with.
 *
 * @param classes the folder of classes and resources
 * @param errors the compiler's errors; empty if there are none
 */
record Build(Path classes, List<Diagnosis> errors) {
    /** Compiles a project with the class path of this program. */
    static Build of(Project project) {
        try {
            Path target = Files.createDirectories(project.classes().toAbsolutePath().getParent()); // may have been cleaned
            Path out = Files.createTempDirectory(target, "reload");
            List<Diagnosis> errors = compileKotlin(project, out);
            if (errors.isEmpty()) {
                errors = compileJava(files(project.java()).filter(Build::isJava).toList(), out);
            }
            if (errors.isEmpty()) {
                copyResources(project.resources(), out);
            }
            return new Build(out, errors);
        } catch (IOException e) {
            throw new UncheckedIOException("The project can't be compiled.", e);
        }
    }

    /**
     * Returns the compiler.
     *
     * @throws ReloadException if the program runs on a JRE
     */
    static JavaCompiler compiler() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new ReloadException("'--reload' needs the compiler of a JDK, and '%s' has none. Run it without, or on a JDK."
                    .formatted(System.getProperty("java.home")));
        }
        return compiler;
    }

    /** Compiles Kotlin first: its compiler reads the Java sources, and javac then reads Kotlin's classes. */
    private static List<Diagnosis> compileKotlin(Project project, Path out) throws IOException {
        KotlinCompiler compiler = project.hasKotlin() ? KotlinCompiler.find() : null;
        if (compiler == null) {
            return List.of();
        }
        List<Path> folders = Stream.of(project.kotlin(), project.java()).filter(Files::isDirectory).toList();
        return compiler.compile(folders, out, classPath(), project.release());
    }

    private static List<Diagnosis> compileJava(List<Path> sources, Path out) throws IOException {
        if (sources.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = compiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of("-d", out.toString(), "-classpath", out + File.pathSeparator + classPath(),
                "-parameters", "-g", "-nowarn");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            compiler.getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources)).call();
        }
        return found.getDiagnostics().stream().filter(each -> each.getKind() == Diagnostic.Kind.ERROR).map(Build::diagnosis).toList();
    }

    private static String classPath() {
        return System.getProperty("java.class.path") + File.pathSeparator + System.getProperty("jdk.module.path", "");
    }

    private static Diagnosis diagnosis(Diagnostic<? extends JavaFileObject> found) {
        Path file = found.getSource() == null ? null : Path.of(found.getSource().toUri());
        return new Diagnosis(file, (int) found.getLineNumber(), found.getMessage(Locale.ROOT));
    }

    /** Returns whether a file is Java source. Skips module descriptors, since the program stays on the class path. */
    private static boolean isJava(Path file) {
        return file.toString().endsWith(".java") && !file.endsWith("module-info.java");
    }

    static Stream<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        return files.stream();
    }

    private static void copyResources(Path resources, Path out) throws IOException {
        for (Path file : files(resources).toList()) {
            Path copy = out.resolve(resources.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes the folder. */
    void delete() {
        try (Stream<Path> all = Files.walk(classes)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.carafe.reload;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carafe.debug.Diagnosis;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Kotlin's compiler, if {@code kotlin-compiler-embeddable} is on the class path. It is called by reflection, so that core does not depend
 * on Kotlin.
 */
final class KotlinCompiler {
    /** What to do if a program has no Kotlin compiler. */
    static final String ADVICE = "Add 'org.jetbrains.kotlin:kotlin-compiler-embeddable' in the version of the project's Kotlin "
            + "to the class path that it runs with";

    /** The start of a message, which runs up to the next one. */
    private static final Pattern MESSAGE = Pattern.compile("(?m)^(?:(.+?):(\\d+):\\d+: )?(error|exception|warning|info): ");
    private static final Pattern EXCERPT = Pattern.compile("\\n[^\\n]*\\n *\\^$");

    private final Object compiler;

    private KotlinCompiler(Object compiler) {
        this.compiler = compiler;
    }

    /** Returns the compiler of this program, or null if it has none. */
    static @Nullable KotlinCompiler find() {
        System.setProperty("kotlin.colors.enabled", "false"); // otherwise it loads a native library to detect the terminal
        System.setProperty("kotlin.environment.keepalive", "true"); // makes the next call fast
        try {
            return new KotlinCompiler(Class.forName("org.jetbrains.kotlin.cli.jvm.K2JVMCompiler").getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /**
     * Compiles the Kotlin sources of some folders, which may use the Java sources there, and returns the errors.
     *
     * @param release the Java version of the classes, such as 21
     */
    List<Diagnosis> compile(List<Path> folders, Path out, String classPath, int release) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        String[] arguments = Stream.concat(Stream.of("-d", out.toString(), "-classpath", classPath, "-jvm-target",
                Integer.toString(release),
                "-no-stdlib", "-no-reflect", "-java-parameters", "-nowarn", "-module-name", "main"),
                folders.stream().map(Path::toString)).toArray(String[]::new);
        try (PrintStream messages = new PrintStream(output, true, UTF_8)) {
            Object exit = compiler.getClass().getMethod("execFullPathsInMessages", PrintStream.class, String[].class)
                    .invoke(compiler, messages, arguments);
            return exit.toString().equals("OK") ? List.of() : errors(output.toString(UTF_8));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Kotlin's compiler failed.", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Kotlin's compiler can't be called. It is of a version that is not known here.", e);
        }
    }

    /** Parses the compiler's output into errors. Output without a recognizable error counts as one. */
    static List<Diagnosis> errors(String output) {
        List<Diagnosis> errors = new ArrayList<>();
        List<MatchResult> messages = MESSAGE.matcher(output).results().toList();
        for (int i = 0; i < messages.size(); i++) {
            MatchResult found = messages.get(i);
            String text = output.substring(found.end(), i + 1 < messages.size() ? messages.get(i + 1).start() : output.length());
            if (found.group(3).equals("error") || found.group(3).equals("exception")) {
                String file = found.group(1);
                errors.add(new Diagnosis(file == null ? null : Path.of(file), file == null ? 0 : Integer.parseInt(found.group(2)),
                        EXCERPT.matcher(text.stripTrailing()).replaceFirst("")));
            }
        }
        return errors.isEmpty() ? List.of(new Diagnosis(null, 0, output.strip())) : List.copyOf(errors);
    }
}

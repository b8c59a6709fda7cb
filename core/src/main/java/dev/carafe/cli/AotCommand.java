package dev.carafe.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes an AOT cache (JEP 514) of a packaged program: its classes, loaded and linked, as they are after the start and some requests. The
 * next start then takes a third of the time. To train the cache, the command starts the program once more, on a free port.
 */
final class AotCommand {
    private static final int FIRST_JAVA_WITH_A_CACHE = 25;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final String RUNNING = " * Running on ";

    private final PrintStream out;
    private final PrintStream err;

    AotCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the command and returns the exit code. Requests the given paths during training, or {@code /}. */
    int run(List<String> paths) {
        if (Runtime.version().feature() < FIRST_JAVA_WITH_A_CACHE) {
            throw new UsageException("'aot' needs Java %d or newer, and this is Java %d."
                    .formatted(FIRST_JAVA_WITH_A_CACHE, Runtime.version().feature()));
        }
        for (String path : paths) {
            if (!path.startsWith("/")) {
                throw new UsageException("'aot' takes paths to ask for, which begin with a slash, and '%s' is none.".formatted(path));
            }
        }
        Path jar = jar();
        Path cache = Path.of(jar.toString().replaceFirst("\\.jar$", ".aot"));
        try {
            List<String> said = train(jar, cache, paths.isEmpty() ? List.of("/") : paths);
            if (Files.isRegularFile(cache)) {
                // Java 25.0.3 warns of the name of an adapter in any cache.
                out.printf("Wrote %s, %d MB. Start with: java -XX:AOTCache=%s '-Xlog:aot*=error' -jar %s%n", cache, Files.size(cache) >> 20,
                        cache, jar);
                return 0;
            }
            err.println("There is no cache: the program did not run to its end in good order. It said:");
            said.forEach(err::println);
        } catch (IOException e) {
            err.println("There is no cache: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return CommandLine.FAILURE;
    }

    /** Returns the jar of {@code java -jar}. A cache is valid only for the class path it was made with, and only for jars. */
    private static Path jar() {
        String classPath = System.getProperty("java.class.path");
        if (!classPath.endsWith(".jar") || classPath.contains(File.pathSeparator)) {
            throw new UsageException("'aot' needs a program that 'java -jar' runs, and this one runs from '%s'.".formatted(classPath));
        }
        return Path.of(classPath);
    }

    /** Runs the program and stops it, which makes it write the cache. Returns its output. */
    private static List<String> train(Path jar, Path cache, List<String> paths) throws IOException, InterruptedException {
        Files.deleteIfExists(cache);
        Stream<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> !each.startsWith("-XX:AOT"));
        List<String> command = Stream.of(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()), options,
                Stream.of("-XX:AOTCacheOutput=" + cache, "-jar", jar.toString(), "run", "--host", "127.0.0.1", "--port", "0"))
                .flatMap(each -> each).toList();
        Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = new ArrayList<>();
        try (BufferedReader output = program.inputReader(UTF_8)) {
            Optional<String> running = output.lines().peek(said::add).filter(line -> line.startsWith(RUNNING)).findFirst();
            Thread listener = Thread.startVirtualThread(() -> output.lines().forEach(said::add));
            if (running.isPresent()) {
                ask(running.get().substring(RUNNING.length()).replaceFirst(" .*", ""), paths);
            }
            program.toHandle().destroy(); // not program.destroy(): that would close its remaining output
            program.waitFor();
            listener.join();
            return said;
        } finally {
            program.destroyForcibly();
        }
    }

    private static void ask(String server, List<String> paths) throws IOException {
        for (String path : paths) {
            HttpURLConnection connection = (HttpURLConnection) URI.create(server + path).toURL().openConnection();
            connection.setReadTimeout(PATIENCE_MILLIS);
            connection.getResponseCode();
            connection.disconnect();
        }
    }
}

package api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What users can call, a line each, is in {@code api.txt}. A build with another API fails once and writes the file anew: whoever changes
 * the API commits the change of the file along, and whoever reviews the commit sees it there.
 */
class ApiTest {
    private static final Path FILE = Path.of("../../api.txt");

    /** Packages that no user names. */
    private static final Set<String> HIDDEN = Set.of("dev.carafe.cli", "dev.carafe.debug", "dev.carafe.reload", "dev.carafe.http.syntax",
            "dev.carafe.files");

    /** A class that only Kotlin's compiler knows to be internal. */
    private static final String KOTLIN_INTERNAL = "dev.carafe.kotlin.JsonType";

    @Test
    void publicApiIsInTheFile() throws IOException {
        List<String> classes = classes();
        Set<String> lines = new TreeSet<>(declarations(classes));

        assertThat(classes).hasSizeGreaterThan(100);
        assertThat(lines).anyMatch(line -> line.startsWith("dev.carafe.App: "))
                .anyMatch(line -> line.startsWith("dev.carafe.sql.Database: ") && line.endsWith(" db()"));
        Set<String> committed = Set.copyOf(Files.readAllLines(FILE));
        Files.write(FILE, lines);
        String change = change(committed, lines);
        if (!change.isEmpty()) {
            fail("The public API has changed:%n%s%napi.txt says so now. If that is what you want, commit it, and build once more."
                    .formatted(change));
        }
    }

    @Test
    void changeNamesLinesThatCameAndWent() {
        assertThat(change(Set.of("App: get()", "App: put()"), Set.of("App: get()", "App: set()")))
                .isEqualTo("- App: put()\n+ App: set()\n");
        assertThat(change(Set.of("App: get()"), Set.of("App: get()"))).isEmpty();
    }

    private static String change(Set<String> before, Set<String> after) {
        return lines("- ", before, after) + lines("+ ", after, before);
    }

    private static String lines(String mark, Set<String> these, Set<String> those) {
        return these.stream().filter(line -> !those.contains(line)).sorted().map(line -> mark + line + "\n").collect(Collectors.joining());
    }

    private static List<String> classes() throws IOException {
        List<String> classes = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path) && !path.endsWith("test-classes")) {
                classes.addAll(classes(path));
            } else if (path.getFileName().toString().startsWith("carafe-")) {
                try (FileSystem jar = FileSystems.newFileSystem(path)) {
                    classes.addAll(classes(jar.getPath("/")));
                }
            }
        }
        return classes;
    }

    private static List<String> classes(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.startsWith("dev/carafe/") && file.endsWith(".class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .filter(ApiTest::isOfAUser).toList();
        }
    }

    private static boolean isOfAUser(String type) {
        String room = type.substring(0, type.lastIndexOf('.'));
        return !HIDDEN.contains(room) && !type.equals(KOTLIN_INTERNAL) && !room.startsWith("dev.carafe.templates.engine")
                && !type.endsWith("-info");
    }

    /** Returns the declarations of public classes and their members, as javap prints them, each after the name of its class. */
    private static List<String> declarations(List<String> classes) {
        StringWriter out = new StringWriter();
        Stream<String> options = Stream.of("-protected", "-cp", System.getProperty("java.class.path"));
        List<String> arguments = Stream.concat(options, classes.stream()).toList();
        ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
        javap.run(new PrintWriter(out), new PrintWriter(out), arguments.toArray(String[]::new));
        List<String> lines = new ArrayList<>();
        String type = "";
        for (String line : out.toString().lines().filter(line -> !line.startsWith("Compiled from") && !line.equals("}")).toList()) {
            if (!line.startsWith("  ")) {
                type = line.startsWith("public ") ? name(line) : "";
                lines.add(type.isEmpty() ? "" : type + ": " + line.replace(" {", ""));
            } else if (!type.isEmpty()) {
                lines.add(type + ": " + line.strip().replace(";", ""));
            }
        }
        return lines.stream().filter(line -> !line.isEmpty() && !line.contains("access$")).collect(Collectors.toList());
    }

    private static String name(String declaration) {
        String[] words = declaration.replaceFirst(" (?:extends|implements|\\{).*", "").replaceFirst("<.*", "").split(" ");
        return words[words.length - 1];
    }
}

package api;

import static org.assertj.core.api.Assertions.assertThat;

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
 * What users can call, a line each, is written into {@code api.txt}: whoever changes it sees so in what he commits, and whoever reviews it
 * too. From the first release on, this is to fail where a line of that release is missing.
 */
class ApiTest {
    private static final Path FILE = Path.of("../../api.txt");

    /** Packages that no user names. */
    private static final Set<String> HIDDEN = Set.of("dev.carafe.cli", "dev.carafe.debug", "dev.carafe.reload", "dev.carafe.http.syntax",
            "dev.carafe.files");

    @Test
    void publicApiIsInTheFile() throws IOException {
        Set<String> lines = new TreeSet<>();
        List<String> classes = classes();
        declarations(classes).forEach(lines::add);

        assertThat(classes).hasSizeGreaterThan(100);
        assertThat(lines).anyMatch(line -> line.startsWith("dev.carafe.App: "))
                .anyMatch(line -> line.startsWith("dev.carafe.sql.Database: ") && line.endsWith(" db()"));
        Files.write(FILE, lines);
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
        return !HIDDEN.contains(room) && !room.startsWith("dev.carafe.templates.engine") && !type.endsWith("-info");
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
        return lines.stream().filter(line -> !line.isEmpty()).collect(Collectors.toList());
    }

    private static String name(String declaration) {
        String[] words = declaration.replaceFirst(" (?:extends|implements|\\{).*", "").replaceFirst("<.*", "").split(" ");
        return words[words.length - 1];
    }
}

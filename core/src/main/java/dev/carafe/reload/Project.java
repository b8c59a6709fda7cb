package dev.carafe.reload;

import dev.carafe.debug.SourceFolders;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.URISyntaxException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The project from which a program was compiled.
 *
 * @param classes the folder of its compiled classes
 * @param java {@code src/main/java}; this and the other folders need not exist
 * @param kotlin {@code src/main/kotlin}
 * @param resources {@code src/main/resources}
 * @param release the Java version that its classes were compiled for, such as 21
 */
record Project(Path classes, Path java, Path kotlin, Path resources, int release) {
    private static final System.Logger LOGGER = System.getLogger("dev.carafe.server");
    private static final int FIRST_CLASS_VERSION = 44;

    /**
     * Returns the project of a main class.
     *
     * @throws ReloadException if there is no project, or it can't be compiled here
     */
    static Project of(Class<?> main) {
        Path classes = folder(main);
        Path folder = SourceFolders.around(classes).project();
        Path sources = folder.resolve("src/main");
        Project project = new Project(classes, sources.resolve("java"), sources.resolve("kotlin"), sources.resolve("resources"),
                    release(main));
        boolean hasJava = Files.isDirectory(project.java);
        if (!hasJava && !Files.isDirectory(project.kotlin)) {
            throw new ReloadException((
                    "'--reload' compiles 'src/main/java' and 'src/main/kotlin', and there is neither above the classes in "
                    + "'%s'. Run it without.").formatted(classes));
        }
        if (project.hasKotlin() && KotlinCompiler.find() == null) {
            if (!hasJava) {
                throw new ReloadException("'--reload' has no compiler for the Kotlin of '%s'. %s, or run it without."
                        .formatted(folder, KotlinCompiler.ADVICE));
            }
            LOGGER.log(Level.WARNING, "Only Java is compiled anew, and the classes of Kotlin stay. {0}.", KotlinCompiler.ADVICE);
        }
        return project;
    }

    /** Returns whether there are Kotlin sources. */
    boolean hasKotlin() {
        try {
            return Stream.concat(Build.files(kotlin), Build.files(java)).anyMatch(file -> file.toString().endsWith(".kt"));
        } catch (IOException e) {
            throw new UncheckedIOException("The sources of the project can't be read.", e);
        }
    }

    /** Reads the Java version from the class file, which the project's own build compiled. */
    private static int release(Class<?> main) {
        String file = main.getName().replace('.', '/') + ".class";
        try (InputStream bytes = main.getClassLoader().getResourceAsStream(file)) {
            DataInputStream header = new DataInputStream(Objects.requireNonNull(bytes));
            header.skipNBytes(Integer.BYTES + Short.BYTES); // the magic number and the minor version
            return header.readUnsignedShort() - FIRST_CLASS_VERSION;
        } catch (IOException e) {
            throw new UncheckedIOException("The class file '%s' can't be read.".formatted(file), e);
        }
    }

    private static Path folder(Class<?> main) {
        CodeSource source = main.getProtectionDomain().getCodeSource();
        try {
            Path place = source == null ? null : Path.of(source.getLocation().toURI());
            if (place != null && Files.isDirectory(place)) {
                return place;
            }
            throw new ReloadException((
                    "'--reload' needs a program that runs from a folder of classes, and %s runs from '%s'. "
                    + "Run it without.").formatted(main.getName(), place));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The class %s was loaded from no place that has a path.".formatted(main.getName()), e);
        }
    }

    /** Returns a number that changes when a file is changed, added or removed. */
    long stamp() {
        Stamp stamp = new Stamp();
        try {
            Files.walkFileTree(java, stamp);
            Files.walkFileTree(kotlin, stamp);
            Files.walkFileTree(resources, stamp);
        } catch (IOException e) {
            throw new UncheckedIOException("The sources of the project can't be read.", e);
        }
        return stamp.value;
    }

    private static final class Stamp extends SimpleFileVisitor<Path> {
        private long value;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            value += file.hashCode() * 31L + attributes.lastModifiedTime().hashCode() * 17L + attributes.size();
            return FileVisitResult.CONTINUE;
        }

        /** Ignores a file that is missing or was deleted meanwhile. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}

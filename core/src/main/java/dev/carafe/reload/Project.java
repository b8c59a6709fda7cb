package dev.carafe.reload;

import dev.carafe.debug.SourceFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;

/**
 * The project that a program was compiled from.
 *
 * @param classes the folder of its compiled classes
 * @param sources {@code src/main/java}
 * @param resources {@code src/main/resources}, whether it exists or not
 */
record Project(Path classes, Path sources, Path resources) {
    /**
     * Returns the project of a main class.
     *
     * @throws ReloadException if there is none, or none of Java
     */
    static Project of(Class<?> main) {
        Path classes = folder(main);
        Path project = SourceFolders.around(classes).project();
        Path sources = project.resolve("src/main/java");
        if (Files.isDirectory(sources)) {
            return new Project(classes, sources, project.resolve("src/main/resources"));
        }
        throw new ReloadException(Files.isDirectory(project.resolve("src/main/kotlin"))
                ? "'--reload' compiles Java, and '%s' has only Kotlin. Run it without, and start it anew after a build.".formatted(project)
                : "'--reload' compiles 'src/main/java', and there is none above the classes in '%s'. Run it without.".formatted(classes));
    }

    private static Path folder(Class<?> main) {
        CodeSource source = main.getProtectionDomain().getCodeSource();
        try {
            Path place = source == null ? null : Path.of(source.getLocation().toURI());
            if (place != null && Files.isDirectory(place)) {
                return place;
            }
            throw new ReloadException(("'--reload' needs a program that runs from a folder of classes, and %s runs from '%s'. "
                    + "Run it without.").formatted(main.getName(), place));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The class %s was loaded from no place that has a path.".formatted(main.getName()), e);
        }
    }

    /** Returns a number that changes whenever a file is changed, added or removed. */
    long stamp() {
        Stamp stamp = new Stamp();
        try {
            Files.walkFileTree(sources, stamp);
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

        /** Ignores a file that was deleted meanwhile or was never there. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}

package dev.carafe.debug;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Finds the source of frames: in the project around a folder of classes, in a file that was run as source, in the {@code -sources} jar next
 * to a jar, or on the class path. An instance serves one page on one thread.
 */
final class Sources {
    private final Map<Path, SourceFolders> projects = new HashMap<>();

    /** Returns the source around a frame, or null if there is none. */
    @Nullable Excerpt of(StackTraceElement frame, @Nullable Class<?> type, @Nullable Path place) {
        String file = frame.getFileName();
        if (file == null || type == null || place == null) {
            return null;
        }
        String path = type.getPackageName().isEmpty() ? file : type.getPackageName().replace('.', '/') + "/" + file;
        try {
            if (Files.isDirectory(place)) {
                return inProject(place, path, frame.getLineNumber());
            }
            return place.endsWith(file) ? read(place, file, frame.getLineNumber()) : inJar(place, type, path, frame.getLineNumber());
        } catch (IOException e) {
            return null;
        }
    }

    /** Returns the source around a line of a file in a project, or null if it can't be read. */
    @Nullable Excerpt of(Path file, int line) {
        try {
            return read(file, SourceFolders.around(file).project().relativize(file).toString(), line);
        } catch (IOException e) {
            return null;
        }
    }

    private @Nullable Excerpt inProject(Path classes, String path, int line) throws IOException {
        SourceFolders project = projects.computeIfAbsent(classes, SourceFolders::around);
        for (Path folder : project.folders()) {
            Path file = file(folder, path);
            if (file != null) {
                return read(file, project.project().relativize(file).toString(), line);
            }
        }
        return null;
    }

    /** Finds a source file. By Kotlin's convention, the folders of the packages that all files share may be left out. */
    private static @Nullable Path file(Path folder, String path) {
        String rest = path;
        while (!Files.isRegularFile(folder.resolve(rest))) {
            int slash = rest.indexOf('/');
            if (slash < 0 || !rest.endsWith(".kt")) {
                return null;
            }
            rest = rest.substring(slash + 1);
        }
        return folder.resolve(rest);
    }

    private static @Nullable Excerpt read(Path file, String name, int line) throws IOException {
        return Excerpt.of(file, name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList(), line);
    }

    private static @Nullable Excerpt inJar(Path jar, Class<?> type, String path, int line) throws IOException {
        Path sources = jar.resolveSibling(String.valueOf(jar.getFileName()).replace(".jar", "-sources.jar"));
        if (!sources.equals(jar) && Files.isRegularFile(sources)) {
            try (JarFile opened = new JarFile(sources.toFile())) {
                ZipEntry entry = opened.getEntry(path);
                return entry == null ? null : read(opened.getInputStream(entry), path, line);
            }
        }
        return read(type.getResourceAsStream("/" + path), path, line);
    }

    private static @Nullable Excerpt read(@Nullable InputStream source, String name, int line) throws IOException {
        if (source == null) {
            return null;
        }
        try (source) {
            return Excerpt.of(null, name, new String(source.readAllBytes(), StandardCharsets.UTF_8).lines().toList(), line);
        }
    }
}

package dev.carafe.files;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * The places of an app's files: its root folder, and the class path that it was loaded from.
 *
 * @param root the root folder
 * @param loader the loader that finds files on the class path
 */
public record AppFolder(Path root, ClassLoader loader) {
    /** Returns the folder in which the program was started. */
    public static AppFolder ofWorkingDirectory() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return new AppFolder(Path.of("").toAbsolutePath(), context != null ? context : ClassLoader.getSystemClassLoader());
    }

    /** Returns the folder of a class's jar, or the folder that contains its package. */
    public static AppFolder of(Class<?> main) {
        CodeSource source = main.getProtectionDomain().getCodeSource();
        ClassLoader loader = main.getClassLoader();
        if (source == null || source.getLocation() == null || loader == null) {
            return ofWorkingDirectory();
        }
        try {
            Path code = Path.of(source.getLocation().toURI());
            Path parent = code.getParent();
            return new AppFolder(Files.isDirectory(code) || parent == null ? code : parent, loader);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The class %s was loaded from no place that has a path.".formatted(main.getName()), e);
        }
    }

    /** Returns a copy with another root folder. */
    public AppFolder root(Path folder) {
        return new AppFolder(folder.toAbsolutePath(), loader);
    }

    /**
     * Finds a file below a named folder, in the root folder or else on the class path. Returns null if there is none that may be served.
     *
     * @param path the path below the folder, decoded once, without a leading slash
     * @param followLinks whether a symbolic link may lead out of the folder
     */
    public @Nullable Path find(String name, String path, boolean followLinks) {
        if (!SafePath.isSafe(path)) {
            return null;
        }
        Path file = SafePath.resolve(root.resolve(name), path, followLinks);
        return file != null ? file : ClassPathFiles.find(loader, name, path, followLinks);
    }
}

package dev.carafe.files;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of an app are: in its root folder, and on the class path that it was loaded from.
 *
 * @param root the root folder
 * @param loader what finds the class path's files
 */
public record AppFolder(Path root, ClassLoader loader) {
    /** The folder in which the program was started. */
    public static AppFolder ofWorkingDirectory() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return new AppFolder(Path.of("").toAbsolutePath(), context != null ? context : ClassLoader.getSystemClassLoader());
    }

    /** The folder of a class's jar, or the folder that its package is in. */
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

    /** Returns it with another root folder. */
    public AppFolder root(Path folder) {
        return new AppFolder(folder.toAbsolutePath(), loader);
    }

    /**
     * Returns the file of a path below a folder of a name, in the root folder or else on the class path; null if there is none that may be
     * served.
     *
     * @param path the path below the folder, decoded once, without a slash before it
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

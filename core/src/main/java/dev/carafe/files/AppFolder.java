package dev.carafe.files;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The places of an app's files: its root folder, and the class path that it was loaded from.
 *
 * @param root the root folder
 * @param loader what finds the class path's files
 */
public record AppFolder(Path root, ClassLoader loader) {
    /** Returns the working directory as an app's folder. */
    public static AppFolder ofWorkingDirectory() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return new AppFolder(Path.of("").toAbsolutePath(), context != null ? context : ClassLoader.getSystemClassLoader());
    }

    /** Returns the folder of a class's jar, or the folder that its package is in. */
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

    /** Returns the folders of a name: the one in the root folder, whether it exists or not, and the one on the class path, if it exists. */
    public List<Path> folders(String name) {
        List<Path> folders = new ArrayList<>(2);
        folders.add(root.resolve(name));
        Path resources = onClassPath(name);
        if (resources != null) {
            folders.add(resources);
        }
        return List.copyOf(folders);
    }

    private @Nullable Path onClassPath(String name) {
        URL found = loader.getResource(name);
        if (found == null) {
            return null;
        }
        try {
            URI place = found.toURI();
            return place.getScheme().equals("jar") ? inJar(place) : Path.of(place);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("The folder '%s' of the class path can't be read.".formatted(found), e);
        }
    }

    /** {@code jar:file:/app.jar!/static}, opened for as long as the program runs. */
    private static Path inJar(URI place) throws IOException {
        String[] parts = place.getSchemeSpecificPart().split("!/", 2);
        return FileSystems.newFileSystem(Path.of(URI.create(parts[0]))).getPath(parts[1]);
    }
}

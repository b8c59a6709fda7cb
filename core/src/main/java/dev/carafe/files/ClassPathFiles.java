package dev.carafe.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds files of a class path as paths. Looks each up by its full name, since a jar may list its files without their folders. */
final class ClassPathFiles {
    /** One file system per jar, for all apps, for as long as the program runs. */
    private static final Map<Path, FileSystem> JARS = new ConcurrentHashMap<>();
    /**
     * Copies of files that no file system can read, such as those of a jar within a jar. There are never more than files on the class path.
     */
    private static final Map<String, Path> COPIES = new ConcurrentHashMap<>();

    private ClassPathFiles() { }

    /** Finds the file of a safe path below a folder of the class path, or returns null. */
    static @Nullable Path find(ClassLoader loader, String folder, String path, boolean followLinks) {
        URL found = loader.getResource(folder + "/" + path);
        if (found == null) {
            return null;
        }
        Path file = inFileSystem(found);
        if (file == null) {
            return loader.getResource(folder + "/" + path + "/") == null ? copy(found) : null;
        }
        Path root = file;
        for (int level = 0; root != null && level <= path.chars().filter(c -> c == '/').count(); level++) {
            root = root.getParent();
        }
        return root == null ? null : SafePath.resolve(root, path, followLinks);
    }

    private static @Nullable Path inFileSystem(URL place) {
        try {
            if (place.getProtocol().equals("file")) {
                return Path.of(place.toURI());
            }
            if (place.getProtocol().equals("jar") && place.openConnection() instanceof JarURLConnection jar
                    && jar.getJarFileURL().getProtocol().equals("file")) {
                Path path = Path.of(jar.getJarFileURL().toURI()).toRealPath();
                return JARS.computeIfAbsent(path, ClassPathFiles::open).getPath("/" + jar.getEntryName());
            }
        } catch (IOException | UncheckedIOException | URISyntaxException | IllegalArgumentException e) {
            // A class loader with URLs unlike the JDK's; the content can still be read.
        }
        return null;
    }

    private static FileSystem open(Path jar) {
        try {
            return FileSystems.newFileSystem(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Path copy(URL place) {
        return COPIES.computeIfAbsent(place.toExternalForm(), url -> {
            try {
                URLConnection connection = place.openConnection();
                connection.setUseCaches(false);
                try (InputStream in = connection.getInputStream()) {
                    String name = url.substring(url.lastIndexOf('/') + 1);
                    Path folder = Files.createTempDirectory("carafe-static-");
                    folder.toFile().deleteOnExit(); // after its file, whose turn comes first
                    Path copy = folder.resolve(name);
                    copy.toFile().deleteOnExit();
                    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                    return copy;
                }
            } catch (IOException e) {
                return null;
            }
        });
    }
}

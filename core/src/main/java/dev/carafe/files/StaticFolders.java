package dev.carafe.files;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Folders whose files are served.
 *
 * @param folders in the order in which they are looked through
 */
public record StaticFolders(List<Path> folders) {
    /** Returns the rule of the files below a prefix: {@code /static/<path:filename>}. */
    public static String rule(String urlPrefix) {
        return trimmed(urlPrefix) + "/<path:filename>";
    }

    /** Returns the endpoint that a prefix names; {@code static} for the root. */
    public static String endpoint(String urlPrefix) {
        String prefix = trimmed(urlPrefix);
        String name = prefix.startsWith("/") ? prefix.substring(1) : prefix;
        return name.isEmpty() ? "static" : name;
    }

    private static String trimmed(String urlPrefix) {
        return urlPrefix.endsWith("/") ? urlPrefix.substring(0, urlPrefix.length() - 1) : urlPrefix;
    }

    /** Returns the file of a name in the first folder that has it, or null. */
    public @Nullable Path find(String name, boolean followLinks) {
        for (Path folder : folders) {
            Path file = SafePath.resolve(folder, name, followLinks);
            if (file != null) {
                return file;
            }
        }
        return null;
    }
}

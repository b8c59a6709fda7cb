package dev.carafe.templates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * The text of a template, and the file that it comes from.
 *
 * @param path the file; null for what can't change, as an entry of a jar
 * @param modified when the file was changed last
 */
record TemplateFile(String text, @Nullable Path path, @Nullable FileTime modified) {
    static TemplateFile of(Path path) {
        try {
            FileTime modified = Files.getLastModifiedTime(path);
            return new TemplateFile(Files.readString(path, StandardCharsets.UTF_8), path, modified);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the template " + path + " as UTF-8.", e);
        }
    }

    /** Whether the file was changed or removed since. */
    boolean isStale() {
        try {
            return path != null && !Files.getLastModifiedTime(path).equals(modified);
        } catch (IOException e) {
            return true;
        }
    }
}

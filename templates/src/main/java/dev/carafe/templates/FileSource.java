package dev.carafe.templates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** The text of a template in a file. It is out of date once the file changes or is removed. */
final class FileSource {
    private FileSource() {}

    static TemplateSource of(Path path) {
        try {
            FileTime modified = Files.getLastModifiedTime(path);
            return new TemplateSource(Files.readString(path, StandardCharsets.UTF_8), () -> isCurrent(path, modified));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the template " + path + " as UTF-8.", e);
        }
    }

    private static boolean isCurrent(Path path, FileTime modified) {
        try {
            return Files.getLastModifiedTime(path).equals(modified);
        } catch (IOException e) {
            return false;
        }
    }
}

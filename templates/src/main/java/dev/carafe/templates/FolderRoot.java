package dev.carafe.templates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds templates in a folder. Links that lead out of it are not followed. */
record FolderRoot(Path folder) implements TemplateRoot {
    @Override
    public @Nullable TemplateSource find(String name) {
        String plain = TemplateRoot.normalized(name);
        if (plain == null) {
            return null;
        }
        try {
            Path file = folder.resolve(plain);
            boolean inside = Files.isRegularFile(file) && file.toRealPath().startsWith(folder.toRealPath());
            return inside ? FileSource.of(file) : null;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "folder " + folder;
    }
}

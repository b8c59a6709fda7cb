package dev.carafe.templates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Templates in a folder; links that lead out of it lead nowhere. */
record FolderRoot(Path folder) implements TemplateRoot {
    @Override
    public @Nullable TemplateFile find(String name) {
        if (!TemplateRoot.isInside(name)) {
            return null;
        }
        Path file = folder.resolve(name);
        try {
            boolean inside = Files.isRegularFile(file) && file.toRealPath().startsWith(folder.toRealPath());
            return inside ? TemplateFile.of(file) : null;
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "folder " + folder;
    }
}

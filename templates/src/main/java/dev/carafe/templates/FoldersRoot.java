package dev.carafe.templates;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds templates in folders that are known only after an app's setup. */
record FoldersRoot(Supplier<List<Path>> folders) implements TemplateRoot {
    @Override
    public @Nullable TemplateSource find(String name) {
        return folders.get().stream().map(folder -> new FolderRoot(folder).find(name)).filter(Objects::nonNull).findFirst().orElse(null);
    }

    @Override
    public String toString() {
        return folders.get().stream().map(folder -> new FolderRoot(folder).toString()).collect(Collectors.joining(", "));
    }
}

package dev.carafe.debug;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The source folders of a project, found from the folder of its classes: {@code target/classes} or {@code build/classes/java/main}.
 *
 * @param project the folder of the project
 * @param folders the source folders in it; empty if there is no such project
 */
public record SourceFolders(Path project, List<Path> folders) {
    private static final List<String> NAMES = List.of("src/main/java", "src/main/kotlin", "src/test/java", "src/test/kotlin");
    private static final int LEVELS = 5;

    /** Finds the source folders in the nearest parent folder that has some. */
    public static SourceFolders around(Path classes) {
        Path above = classes.toAbsolutePath().getParent();
        for (int i = 0; i < LEVELS && above != null; i++) {
            List<Path> folders = NAMES.stream().map(above::resolve).filter(Files::isDirectory).toList();
            if (!folders.isEmpty()) {
                return new SourceFolders(above, folders);
            }
            above = above.getParent();
        }
        return new SourceFolders(classes, List.of());
    }
}

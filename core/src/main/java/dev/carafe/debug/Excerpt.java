package dev.carafe.debug;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some lines of a source file around a marked one.
 *
 * @param file the file, or null if it is in a jar
 * @param name the path to show, relative to the project's folder
 * @param first the number of the excerpt's first line, from 1
 * @param lines the lines, without their common indentation
 * @param line the number of the marked line
 */
record Excerpt(@Nullable Path file, String name, int first, List<String> lines, int line) {
    private static final int AROUND = 5;

    /** Returns the excerpt, or null if the file has no such line: then the class was not compiled from it. */
    static @Nullable Excerpt of(@Nullable Path file, String name, List<String> lines, int line) {
        if (line < 1 || line > lines.size()) {
            return null;
        }
        int first = Math.max(1, line - AROUND);
        return new Excerpt(file, name, first, dedented(lines.subList(first - 1, Math.min(lines.size(), line + AROUND))), line);
    }

    private static List<String> dedented(List<String> lines) {
        int indent = lines.stream().filter(line -> !line.isBlank()).mapToInt(line -> line.length() - line.stripLeading().length())
                .min().orElse(0);
        return lines.stream().map(line -> line.isBlank() ? "" : line.substring(indent)).toList();
    }

    /** Returns the path and the line: {@code "src/main/java/shop/Shop.java:12"}. */
    String place() {
        return name + ":" + line;
    }

    /** Returns the lines, numbered and indented, with a mark at the marked one. */
    String numbered() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String mark = first + i == line ? "  > " : "    ";
            text.append(mark).append("%4d".formatted(first + i)).append(" | ").append(lines.get(i)).append('\n');
        }
        return text.toString();
    }
}

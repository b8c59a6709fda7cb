package dev.carafe.debug;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Writes an excerpt as HTML.
 *
 * @param source the excerpt
 * @param editor the pattern of the links to an editor, or null for links to files
 */
record SourceView(Excerpt source, @Nullable String editor) {
    /** Adds a link to the place. Browsers do not follow links to files, so a click on one copies its path. */
    void addPlace(Html html) {
        Path file = source.file();
        if (file == null) {
            html.add("<span class=\"place\">%s</span>", source.place());
        } else if (editor == null) {
            html.add("<a class=\"place\" href=\"%s\" data-copy=\"%s:%s\" title=\"Copy the path\">%s</a>",
                    file.toUri(), file, source.line(), source.place());
        } else {
            html.add("<a class=\"place\" href=\"%s\" title=\"Open in the editor\">%s</a>",
                    editor.replace("{file}", file.toString()).replace("{line}", Integer.toString(source.line())), source.place());
        }
    }

    /** Adds the numbered lines, with the marked one highlighted. */
    void addLines(Html html) {
        html.add("<pre><ol start=\"%s\">", source.first());
        for (int i = 0; i < source.lines().size(); i++) {
            boolean marked = source.first() + i == source.line();
            html.add(marked ? "<li class=\"marked\">%s</li>" : "<li>%s</li>", source.lines().get(i) + "\n");
        }
        html.add("</ol></pre>\n");
    }
}

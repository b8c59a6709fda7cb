package dev.carafe.debug;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the page of the compiler's errors, each with its source. */
final class CompilerPage {
    /** What javac and Kotlin's compiler say of a class whose jar is not on the class path. */
    private static final Pattern NOT_THERE = Pattern.compile("package \\S+ does not exist|unresolved reference", Pattern.CASE_INSENSITIVE);
    private static final String NEW_DEPENDENCY = "The class path is that of the start: after adding a dependency, start the program again.";

    private final List<Diagnosis> errors;
    private final Sources sources = new Sources();
    private final @Nullable String editor;
    private final Html html = new Html();
    private final StringBuilder text = new StringBuilder();

    CompilerPage(List<Diagnosis> errors, @Nullable String editor) {
        this.errors = errors;
        this.editor = editor;
    }

    Document document(String line, String broken) {
        String title = errors.size() == 1 ? "1 compile error" : errors.size() + " compile errors";
        String hint = errors.stream().anyMatch(error -> NOT_THERE.matcher(error.message()).find()) ? NEW_DEPENDENCY : "";
        String header = new Html().add("""
                <p class="line"><span class="status">500</span> %s</p>
                <h1>%s</h1>
                <p class="message">The sources have changed and do not compile. The next change is tried again. %s</p>
                """, line, title, hint).toString();
        text.append(title).append('\n').append(hint.isEmpty() ? "" : hint + "\n");
        errors.forEach(this::add);
        return new Document(title, header, html.toString(), text.toString(), broken);
    }

    private void add(Diagnosis error) {
        Path file = error.file();
        Excerpt source = file == null ? null : sources.of(file, error.line());
        text.append('\n').append(source == null ? "" : source.place() + ": ").append(error.message()).append('\n')
                .append(source == null ? "" : source.numbered());
        html.add("<section class=\"error\">\n");
        if (source != null) {
            new SourceView(source, editor).addPlace(html);
        }
        html.add("<p class=\"message\">%s</p>\n", error.message());
        if (source != null) {
            new SourceView(source, editor).addLines(html);
        }
        html.add("</section>\n");
    }
}

package dev.carafe.debug;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The errors of the compiler as a page, each with its source. */
final class CompilerPage {
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
        String header = new Html().add("""
                <p class="line"><span class="status">500</span> %s</p>
                <h1>%s</h1>
                <p class="message">%s</p>
                """, line, title, errors.getFirst().message()).toString();
        text.append(title).append('\n');
        errors.forEach(this::add);
        return new Document(title, header, html.toString(), text.toString(), broken);
    }

    private void add(Diagnosis error) {
        Path file = error.file();
        Excerpt source = file == null ? null : sources.of(file, error.line());
        text.append('\n').append(source == null ? "" : source.place() + ": ").append(error.message()).append('\n')
                .append(source == null ? "" : source.numbered());
        html.add("<section>\n<p class=\"message\">%s</p>\n", error.message());
        if (source != null) {
            SourceView view = new SourceView(source, editor);
            html.add("<details class=\"frame\" open>\n<summary>");
            view.addPlace(html);
            html.add("</summary>\n");
            view.addLines(html);
            html.add("</details>\n");
        }
        html.add("</section>\n");
    }
}

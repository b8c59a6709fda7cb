package dev.carafe.debug;

/** The lines of an excerpt, numbered, the one that matters marked. */
final class SourceView {
    private final Excerpt source;

    SourceView(Excerpt source) {
        this.source = source;
    }

    void addTo(Html html) {
        html.add("<pre><ol start=\"%s\">", source.first());
        for (int i = 0; i < source.lines().size(); i++) {
            boolean marked = source.first() + i == source.line();
            html.add(marked ? "<li class=\"marked\">%s</li>" : "<li>%s</li>", source.lines().get(i) + "\n");
        }
        html.add("</ol></pre>\n");
    }
}

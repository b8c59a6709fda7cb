package dev.carafe.debug;

/** Writes a report as HTML: what happened at the top, then the frames, with the app's own expanded, then the request and the settings. */
final class HtmlPage {
    private final Report report;
    private final Html html = new Html();

    HtmlPage(Report report) {
        this.report = report;
    }

    Document document(String brokenBuild) {
        Trace first = report.chain().getFirst();
        for (int i = 0; i < report.chain().size(); i++) {
            trace(i, report.chain().get(i));
        }
        request();
        settings();
        return new Document(first.name() + " – " + report.line(), header(first), html.toString(), new TextPage(report).toString(),
                brokenBuild);
    }

    private String header(Trace first) {
        Html header = new Html().add("""
                <p class="line"><span class="status">500</span> %s</p>
                <h1>%s<small>%s</small></h1>
                <p class="message">%s</p>
                """, report.line(), first.name(), first.type(), first.message());
        if (report.chain().size() > 1) {
            header.add("<ol class=\"chain\">\n");
            for (int i = 1; i < report.chain().size(); i++) {
                Trace trace = report.chain().get(i);
                header.add("<li>%s <a href=\"#trace%s\">%s</a>: %s</li>\n", trace.relation(), i, trace.name(), trace.message());
            }
            header.add("</ol>\n");
        }
        return header.toString();
    }

    private void trace(int index, Trace trace) {
        html.add("<section id=\"trace%s\">\n", index);
        if (index > 0) {
            html.add("<h2>%s %s<small>%s</small></h2>\n<p class=\"message\">%s</p>\n",
                    trace.relation(), trace.name(), trace.type(), trace.message());
        }
        for (FrameGroup group : FrameGroup.of(trace.frames(), report.shown())) {
            if (group.folded()) {
                html.add("<details class=\"group\">\n<summary>%s</summary>\n", group.title());
                group.frames().forEach(frame -> frame(frame, false));
                html.add("</details>\n");
            } else {
                group.frames().forEach(frame -> frame(frame, true));
            }
        }
        html.add("</section>\n");
    }

    private void frame(Frame frame, boolean open) {
        Excerpt source = frame.source();
        if (source == null) {
            html.add("<p class=\"frame\"><code>%s</code> <span class=\"place\">%s</span></p>\n", frame.method(), frame.place());
            return;
        }
        html.add(open ? "<details class=\"frame\" open>\n" : "<details class=\"frame\">\n");
        html.add("<summary><code>%s</code> ", frame.method());
        SourceView view = new SourceView(source, report.editor());
        view.addPlace(html);
        html.add("</summary>\n");
        view.addLines(html);
        html.add("</details>\n");
    }

    private void request() {
        html.add("<section id=\"request\">\n<h2>Request</h2>\n<dl>\n");
        report.request().forEach(this::entry);
        html.add("</dl>\n<h3>Headers</h3>\n<dl>\n");
        report.headers().forEach(field -> entry(field.getKey(), field.getValue()));
        html.add("</dl>\n</section>\n");
    }

    private void settings() {
        html.add("<section id=\"settings\">\n<h2>Settings</h2>\n<details class=\"group\">\n<summary>%s settings</summary>\n<dl>\n",
                report.settings().size());
        report.settings().forEach(this::entry);
        html.add("</dl>\n</details>\n</section>\n");
    }

    private void entry(String name, String value) {
        html.add("<dt>%s</dt><dd>%s</dd>\n", name, value);
    }
}

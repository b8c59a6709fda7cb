package dev.carafe.templates.mail;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Converts HTML to plain text: paragraphs, list items, rows and the targets of links, for programs that don't show HTML. */
final class HtmlText implements NodeVisitor {
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "hr");
    private static final Set<String> LINES = Set.of("div", "li", "tr", "dt", "dd", "section", "article", "header", "footer", "address");

    private final StringBuilder text = new StringBuilder();
    private int newlines;

    private HtmlText() {}

    static String of(String html) {
        Element body = Jsoup.parse(html).body();
        body.select("script, style, title, template").remove();
        HtmlText text = new HtmlText();
        body.traverse(text);
        return text.text.append(text.text.isEmpty() ? "" : "\n").toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode part) {
            add(inPre(part) ? part.getWholeText()
                    : part.getWholeText().replaceAll("[ \t\r\n\f]+", " "));
        } else if (node instanceof Element element) {
            switch (name(element)) {
                case "br" -> newlines++;
                case "img" -> add(element.attr("alt"));
                case "td", "th" -> add(" ");
                default -> breakAt(element);
            }
            if (name(element).equals("li")) {
                add("- ");
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            breakAt(element);
            String target = element.attr("href");
            if (name(element).equals("a") && !target.isBlank() && !target.startsWith("#") && !target.equals(element.text())) {
                add((element.text().isEmpty() ? "" : " ") + "<" + target.replaceFirst("^mailto:", "") + ">");
            }
        }
    }

    private static boolean inPre(TextNode part) {
        Element parent = part.parent();
        return parent != null && parent.closest("pre") != null;
    }

    private static String name(Element element) {
        return element.normalName().toLowerCase(Locale.ROOT);
    }

    private void breakAt(Element element) {
        int wanted = PARAGRAPHS.contains(name(element)) ? 2 : LINES.contains(name(element)) ? 1 : 0;
        newlines = Math.max(newlines, wanted);
    }

    private void add(String part) {
        boolean atStart = text.isEmpty() || newlines > 0;
        String next = atStart || text.charAt(text.length() - 1) == ' ' ? part.stripLeading() : part;
        if (next.isEmpty()) {
            return;
        }
        if (newlines > 0 && !text.isEmpty()) {
            text.setLength(text.toString().stripTrailing().length());
            text.append("\n".repeat(newlines));
        }
        newlines = 0;
        text.append(next);
    }
}

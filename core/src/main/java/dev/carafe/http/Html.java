package dev.carafe.http;

/** HTML out of text. */
final class Html {
    private Html() { }

    /** The text with the five characters escaped that mean something in HTML, in element or attribute. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&#34;").replace("'", "&#39;");
    }
}

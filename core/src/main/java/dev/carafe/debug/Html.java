package dev.carafe.debug;

/** HTML that is written piece by piece: what is markup and what is text is told by the method. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** Adds markup, in whose {@code %s} the texts are put, escaped. */
    Html add(String markup, Object... texts) {
        Object[] escaped = new Object[texts.length];
        for (int i = 0; i < texts.length; i++) {
            escaped[i] = escape(texts[i].toString());
        }
        out.append(markup.formatted(escaped));
        return this;
    }

    /** The text, with the characters escaped that mean something in an element or an attribute. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&#34;").replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

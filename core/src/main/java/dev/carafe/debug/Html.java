package dev.carafe.debug;

import static dev.carafe.http.Html.escape;

/** HTML that is written piece by piece; what is put into a piece of markup is text, and escaped. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** Adds markup, in whose {@code %s} the texts are put, escaped. */
    Html add(String markup, Object... texts) {
        Object[] escaped = new Object[texts.length];
        for (int i = 0; i < texts.length; i++) {
            escaped[i] = escape(texts[i].toString());
        }
        return addMarkup(markup.formatted(escaped));
    }

    /** Adds markup as it is. */
    Html addMarkup(String markup) {
        out.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

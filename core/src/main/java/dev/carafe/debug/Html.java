package dev.carafe.debug;

import static dev.carafe.http.Html.escape;

/** Builds HTML piece by piece. Texts put into markup are escaped. */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** Adds markup, each {@code %s} replaced by an escaped text. */
    Html add(String markup, Object... texts) {
        Object[] escaped = new Object[texts.length];
        for (int i = 0; i < texts.length; i++) {
            escaped[i] = escape(texts[i].toString());
        }
        return addMarkup(markup.formatted(escaped));
    }

    /** Adds markup unchanged. */
    Html addMarkup(String markup) {
        out.append(markup);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

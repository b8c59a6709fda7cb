package dev.carafe.templates.python;

import org.jspecify.annotations.Nullable;

/**
 * Text that is HTML already and is not escaped again.
 *
 * <pre>{@code templates.global("logo", Markup.of("<img src=/logo.svg>"));}</pre>
 *
 * @param html the text as it goes into the page
 */
public record Markup(String html) implements CharSequence {
    /** Marks text as safe; it must come from the program, never from a user. */
    public static Markup of(String html) {
        return new Markup(html);
    }

    /** The value as HTML: markup as it is, everything else escaped. */
    public static Markup escape(@Nullable Object value) {
        if (value instanceof Markup markup) {
            return markup;
        }
        StringBuilder html = new StringBuilder();
        escape(Text.str(value), html);
        return new Markup(html.toString());
    }

    /** Appends the text with {@code & < > " '} replaced by their entities. */
    public static void escape(String text, StringBuilder to) {
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            String entity = switch (text.charAt(i)) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '"' -> "&#34;";
                case '\'' -> "&#39;";
                default -> null;
            };
            if (entity != null) {
                to.append(text, done, i).append(entity);
                done = i + 1;
            }
        }
        to.append(text, done, text.length());
    }

    @Override
    public int length() {
        return html.length();
    }

    @Override
    public char charAt(int index) {
        return html.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return html.substring(start, end);
    }

    @Override
    public String toString() {
        return html;
    }
}

package dev.carafe.templates.jinja;

import org.jspecify.annotations.Nullable;

/**
 * Text that is HTML already and is not escaped again; MarkupSafe's {@code Markup}.
 *
 * <pre>{@code templates.global("logo", Markup.of("<img src=/logo.svg>"));}</pre>
 *
 * @param html the HTML as it is output
 */
public record Markup(String html) implements CharSequence {
    private static final boolean[] SPECIAL = special();

    private static boolean[] special() {
        boolean[] special = new boolean['>' + 1];
        for (char c : new char[] {'&', '<', '>', '"', '\''}) {
            special[c] = true;
        }
        return special;
    }

    /** Marks text as safe. It must come from the program, never from a user. */
    public static Markup of(String html) {
        return new Markup(html);
    }

    /** Escapes text for HTML; returns markup unchanged. */
    public static Markup escape(CharSequence text) {
        if (text instanceof Markup markup) {
            return markup;
        }
        String plain = text.toString();
        int first = firstSpecial(plain, 0);
        if (first < 0) {
            return new Markup(plain);
        }
        StringBuilder html = new StringBuilder(plain.length() + 16);
        escape(plain, first, html);
        return new Markup(html.toString());
    }

    /** Appends the text with {@code & < > " '} replaced by their entities. */
    public static void escape(String text, StringBuilder to) {
        int first = firstSpecial(text, 0);
        if (first < 0) {
            to.append(text);
        } else {
            escape(text, first, to);
        }
    }

    private static void escape(String text, int first, StringBuilder to) {
        int done = 0;
        for (int i = first; i >= 0; i = firstSpecial(text, done)) {
            to.append(text, done, i).append(entity(text.charAt(i)));
            done = i + 1;
        }
        to.append(text, done, text.length());
    }

    private static int firstSpecial(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < SPECIAL.length && SPECIAL[c]) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable String entity(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&#34;";
            case '\'' -> "&#39;";
            default -> null;
        };
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
